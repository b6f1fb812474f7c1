import { creating, menu } from '@almoner/testing/commands';
import * as domain from '.';

const commands = Object.values(domain);

test('the names stand in every event that the commands record, so they never change', () => {
  expect(menu(commands)).toEqual([
    'donations.AbandonDonation',
    'donations.ActivateMatchingFund',
    'donations.AddMatchedCampaign',
    'donations.AnnounceDonation',
    'donations.ChangeDonationDetails',
    'donations.ChangeMatchingFund',
    'donations.ChangeOfflineDonation',
    'donations.CloseMatchingFund',
    'donations.ConfirmDonation',
    'donations.ForwardDonations',
    'donations.GiveEventOpinion',
    'donations.GiveOpinion',
    'donations.MatchDonation',
    'donations.NotifyDonation',
    'donations.OpenMatchingFund',
    'donations.PledgeDonation',
    'donations.PostOfflineDonation',
    'donations.RecordDonation',
    'donations.RecordEventGift',
    'donations.RecordEventOpeningBalance',
    'donations.RecordOpeningBalance',
    'donations.RecreditDonation',
    'donations.ReleaseMatch',
    'donations.RemoveMatchedCampaign',
    'donations.RemoveOfflineDonation',
    'donations.RemoveOpinion',
    'donations.ReverseDonation',
    'donations.SetExchangeRate',
    'donations.TakeBackForwarding',
    'donations.VerifyDonation',
    'donations.WithdrawVerification',
  ]);
});

test('a command that starts its stream does not read it first', () => {
  expect(creating(commands)).toEqual([
    'donations.AnnounceDonation',
    'donations.GiveEventOpinion',
    'donations.GiveOpinion',
    'donations.NotifyDonation',
    'donations.OpenMatchingFund',
    'donations.PledgeDonation',
    'donations.PostOfflineDonation',
    'donations.RecordDonation',
    'donations.RecordEventGift',
    'donations.RecordEventOpeningBalance',
    'donations.RecordOpeningBalance',
  ]);
});

import { creating, menu } from '@almoner/testing/commands';
import * as domain from '.';

const commands = Object.values(domain);

test('the names stand in every event that the commands record, so they never change', () => {
  expect(menu(commands)).toEqual([
    'campaigns.AddNeed',
    'campaigns.AddPicture',
    'campaigns.AllowDonations',
    'campaigns.ApproveCampaign',
    'campaigns.BlockFundraisingEvent',
    'campaigns.ChangeCampaign',
    'campaigns.ChangeFundraisingEvent',
    'campaigns.ChangeNeed',
    'campaigns.ChangeOrganisation',
    'campaigns.ChangePicture',
    'campaigns.CloseCampaign',
    'campaigns.DeleteUpdate',
    'campaigns.DescribeCampaign',
    'campaigns.EditUpdate',
    'campaigns.EndFundraisingEvent',
    'campaigns.EnterContest',
    'campaigns.FeatureCampaign',
    'campaigns.OpenContest',
    'campaigns.OpenSeries',
    'campaigns.PostUpdate',
    'campaigns.ProhibitDonations',
    'campaigns.RecordOpeningCounts',
    'campaigns.RecordStanding',
    'campaigns.RegisterCampaigner',
    'campaigns.RegisterOrganisation',
    'campaigns.RemoveNeed',
    'campaigns.RemovePicture',
    'campaigns.ReopenCampaign',
    'campaigns.ReopenFundraisingEvent',
    'campaigns.StartFundraisingEvent',
    'campaigns.SubmitCampaign',
    'campaigns.UnblockFundraisingEvent',
    'campaigns.UnfeatureCampaign',
    'campaigns.WithdrawCampaign',
  ]);
});

test('a command that starts its stream does not read it first', () => {
  expect(creating(commands)).toEqual([
    'campaigns.OpenContest',
    'campaigns.OpenSeries',
    'campaigns.RegisterCampaigner',
    'campaigns.RegisterOrganisation',
    'campaigns.StartFundraisingEvent',
    'campaigns.SubmitCampaign',
  ]);
});

import { creating, menu } from '@almoner/testing/commands';
import * as domain from '.';

const commands = Object.values(domain);

test('the names stand in every event that the commands record, so they never change', () => {
  expect(menu(commands)).toEqual([
    'participation.CancelSupportPledge',
    'participation.ChangeVolunteeringOffer',
    'participation.OfferVolunteering',
    'participation.PledgeToCampaign',
    'participation.WithdrawVolunteeringOffer',
  ]);
});

test('a command that starts its stream does not read it first', () => {
  expect(creating(commands)).toEqual(['participation.OfferVolunteering', 'participation.PledgeToCampaign']);
});

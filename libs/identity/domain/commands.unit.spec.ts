import { creating, menu } from '@almoner/testing/commands';
import * as domain from '.';

const commands = Object.values(domain);

test('the names stand in every event that the commands record, so they never change', () => {
  expect(menu(commands)).toEqual([
    'identity.AssignCampaignToClient',
    'identity.ChangeClient',
    'identity.IssueApiKey',
    'identity.OpenAccount',
    'identity.RegisterClient',
    'identity.RegisterPerson',
    'identity.ReserveNumbers',
    'identity.RevokeApiKey',
    'identity.RevokeClient',
    'identity.RotateClientSecret',
    'identity.SubscribeToMailing',
    'identity.TagCampaign',
    'identity.UnassignCampaign',
    'identity.UntagCampaign',
  ]);
});

test('a command that starts its stream does not read it first', () => {
  expect(creating(commands)).toEqual([
    'identity.IssueApiKey',
    'identity.RegisterClient',
    'identity.RegisterPerson',
    'identity.SubscribeToMailing',
  ]);
});

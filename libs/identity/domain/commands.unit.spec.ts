import { creating, menu } from '@almoner/testing/commands';
import * as domain from '.';

const commands = Object.values(domain);

test('the names stand in every event that the commands record, so they never change', () => {
  expect(menu(commands)).toEqual([
    'identity.AppointOrganiser',
    'identity.AssignCampaignToClient',
    'identity.ChangeClient',
    'identity.ChangePassword',
    'identity.CloseLogin',
    'identity.DismissOrganiser',
    'identity.GrantConsent',
    'identity.IssueApiKey',
    'identity.OpenAccount',
    'identity.OpenLogin',
    'identity.RegisterApplication',
    'identity.RegisterClient',
    'identity.RegisterPerson',
    'identity.ReserveNumbers',
    'identity.RevokeApiKey',
    'identity.RevokeApplication',
    'identity.RevokeClient',
    'identity.RevokeGrant',
    'identity.RotateApplicationSecret',
    'identity.RotateClientSecret',
    'identity.SetRedirectPrefixes',
    'identity.SubscribeToMailing',
    'identity.TagCampaign',
    'identity.UnassignCampaign',
    'identity.UntagCampaign',
  ]);
});

test('a command that starts its stream does not read it first', () => {
  expect(creating(commands)).toEqual([
    'identity.GrantConsent',
    'identity.IssueApiKey',
    'identity.OpenLogin',
    'identity.RegisterApplication',
    'identity.RegisterClient',
    'identity.RegisterPerson',
    'identity.SubscribeToMailing',
  ]);
});

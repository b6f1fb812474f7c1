import { subscriberKey } from './subscriber-key';

test('the same address in any letter case and with blanks around it is the same subscriber of a campaign through a client', () => {
  expect(subscriberKey('client', 'campaign', ' Erika@Example.org ')).toBe(
    'mailing\nclient\ncampaign\nerika@example.org',
  );
});

import { emailKey } from './email';

test('an address is the same in any letter case and with blanks around it', () => {
  expect(emailKey(' Ann.Lee@Example.org ')).toBe(emailKey('ann.lee@example.org'));
  expect(emailKey('ann@example.org')).not.toBe(emailKey('lee@example.org'));
});
test('its digest can be told from that of a secret', () => {
  expect(emailKey('ann@example.org')).toBe('email\nann@example.org');
});

import { addressFrom, addressText } from './postal-address';

const address = { line1: '1 Main St', line2: null, city: 'Albany', state: 'NY', zip: '12207', country: 'US' };

test('an address is read as it was written', () => {
  expect(addressFrom(addressText(address))).toEqual(address);
});
test('equal addresses are equal texts, in whichever order their parts were told', () => {
  const { country, zip, ...others } = address;
  expect(addressText({ country, zip, ...others })).toBe(addressText(address));
});

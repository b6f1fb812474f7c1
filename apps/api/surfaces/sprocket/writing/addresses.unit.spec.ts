import { addressesOf } from './addresses';

const parts = { line1: '1 Main St', line2: null, city: 'Albany', state: 'NY', zip: '12207', country: 'US' };
const home = { ...parts, addressId: 'home', number: 44 };
const work = { ...parts, line1: '2 Work St', addressId: 'work', number: 45 };
const { number: _number, ...kept } = work;
const newId = (place: number) => `new ${place}`;
const empty = { line1: null, line2: null, city: null, state: null, zip: null, country: null };

test('a body that tells nothing of addresses leaves them', () => {
  expect(addressesOf({}, [home], newId)).toBeUndefined();
});
test('the address is merged into the first one, part by part', () => {
  expect(addressesOf({ Address: { City: 'Troy', Zip: null } }, [home, work], newId)).toEqual([
    { ...parts, city: 'Troy', zip: null, addressId: 'home' },
    kept,
  ]);
});
test('the address of who has none yet is new', () => {
  expect(addressesOf({ Address: { Address_1: 'x', Country: 'DE' } }, [], newId)).toEqual([
    { ...empty, line1: 'x', country: 'DE', addressId: 'new 0' },
  ]);
});
test('no address takes the first one away', () => {
  expect(addressesOf({ Address: null }, [home, work], newId)).toEqual([kept]);
});
test('addresses replace all of them, each in its place', () => {
  expect(addressesOf({ Addresses: [{ State: 'VT' }, { Address_2: 'y' }] }, [home], newId)).toEqual([
    { ...empty, state: 'VT', addressId: 'home' },
    { ...empty, line2: 'y', addressId: 'new 1' },
  ]);
  expect(addressesOf({ Addresses: [] }, [home], newId)).toEqual([]);
});

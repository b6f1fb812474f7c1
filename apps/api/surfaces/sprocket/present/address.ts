import type { PostalAddress } from '@almoner/kernel';

export interface AddressSource extends PostalAddress {
  readonly number: number;
}

export const presentAddress = ({ number, line1, line2, city, state, zip, country }: AddressSource) => ({
  Id: number,
  Address_1: line1,
  Address_2: line2,
  City: city,
  State: state,
  Zip: zip,
  Country: country,
});

/** Version 1 shows the first address alone. */
export function presentFirst(addresses: readonly AddressSource[]) {
  const [first] = addresses;
  return first === undefined ? null : presentAddress(first);
}

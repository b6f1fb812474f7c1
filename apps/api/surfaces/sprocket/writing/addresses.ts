import type { AddressItem } from '@almoner/campaigns';
import type { PostalAddress } from '@almoner/kernel';
import type { AddressParts } from './forms';

/** Addresses as commands take them. */
type Addresses = readonly (PostalAddress & { readonly addressId: string })[];
type NewAddressId = (place: number) => string;

interface Told {
  readonly Address?: AddressParts | null;
  readonly Addresses?: readonly AddressParts[];
}

/**
 * What a body makes of the addresses that are known; undefined where it tells nothing of them. `Addresses` replaces all of them,
 * each of which keeps the id of its place; `Address` is merged into the first one, or takes it away.
 */
export function addressesOf(
  { Address: first, Addresses: all }: Told,
  known: readonly AddressItem[],
  newId: NewAddressId,
): Addresses | undefined {
  if (all !== undefined)
    return all.map((parts, place) => ({
      ...merged(parts),
      addressId: known[place]?.addressId ?? newId(place),
    }));
  if (first === undefined) return undefined;
  const others = known.slice(1).map(kept);
  if (first === null) return others;
  const addressId = known[0]?.addressId ?? newId(0);
  return [{ ...merged(first, known[0]), addressId }, ...others];
}

const none: PostalAddress = { line1: null, line2: null, city: null, state: null, zip: null, country: null };

/** What was told, over what is known: a part that is left out stays. */
function merged(parts: AddressParts, known: PostalAddress = none): PostalAddress {
  const or = (told: string | null | undefined, before: string | null) => (told === undefined ? before : told);
  return {
    line1: or(parts.Address_1, known.line1),
    line2: or(parts.Address_2, known.line2),
    city: or(parts.City, known.city),
    state: or(parts.State, known.state),
    zip: or(parts.Zip, known.zip),
    country: or(parts.Country, known.country),
  };
}

const kept = ({ number: _number, ...address }: AddressItem) => address;

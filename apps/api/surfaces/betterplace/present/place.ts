import type { Language } from '@almoner/kernel';
import { countryName } from './country';

/** Where a record is. Street, postal code and town may be unknown; a project from another surface may name no place at all. */
export interface PlaceSource<Degrees = number> {
  readonly latitude: Degrees;
  readonly longitude: Degrees;
  readonly street: string | null;
  readonly zip: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string | null;
}

export function presentPlace<Degrees>(place: PlaceSource<Degrees>, language: Language) {
  return {
    latitude: place.latitude,
    longitude: place.longitude,
    street: place.street,
    zip: place.zip,
    city: place.city,
    country: countryName(place.countryCode, language),
  };
}

import type { RowOf } from '@almoner/readstore';
import type { CampaignListingRow, CampaignStoryRow } from './campaign-listing.table';

type Told = Pick<
  RowOf<typeof CampaignStoryRow>,
  | 'slug'
  | 'street'
  | 'zip'
  | 'city'
  | 'countryCode'
  | 'managerId'
  | 'managerFirstName'
  | 'managerLastName'
  | 'profilePicture'
> & { readonly title: string; readonly description: string; readonly summary: string | null };

type Counted = Omit<
  RowOf<typeof CampaignListingRow>,
  | 'needs'
  | 'clientIds'
  | 'openingMetNeeds'
  | 'openingMetEurMinor'
  | 'rankDown'
  | 'lastDonationDown'
  | 'listed'
  | 'organisationId'
>;

/** The organisation that carries a campaign, as far as the campaign shows it. */
export interface Carrier {
  readonly organisationId: string;
  readonly number: number;
  readonly name: string;
  readonly city: string | null;
  readonly countryCode: string | null;
  readonly logo: string | null;
}

/** A listed campaign in one language. */
export interface ListedCampaign extends Counted, Told {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly categories: readonly string[];
  readonly carrier: Carrier | null;
}

export interface ListedRow extends Counted, Told {
  readonly organisationId: string | null;
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly categories: string;
  readonly carrierNumber: number | null;
  readonly carrierName: string | null;
  readonly carrierCity: string | null;
  readonly carrierCountryCode: string | null;
  readonly carrierLogo: string | null;
}

export function shown(row: ListedRow): ListedCampaign {
  const {
    organisationId,
    carrierNumber,
    carrierName,
    carrierCity,
    carrierCountryCode,
    carrierLogo,
    ...rest
  } = row;
  return {
    ...rest,
    latitude: row.latitude === null ? null : Number(row.latitude),
    longitude: row.longitude === null ? null : Number(row.longitude),
    categories: JSON.parse(row.categories) as string[],
    carrier:
      organisationId === null || carrierNumber === null || carrierName === null
        ? null
        : {
            organisationId,
            number: carrierNumber,
            name: carrierName,
            city: carrierCity,
            countryCode: carrierCountryCode,
            logo: carrierLogo,
          },
  };
}

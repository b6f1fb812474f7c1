import type { Language } from '@almoner/kernel';
import type { RowOf } from '@almoner/readstore';
import type { VolunteeringActivity, VolunteeringTopic } from '../../events';
import type { CauseCarrierRow, VolunteeringCauseRow } from './volunteering-causes.table';

/** Where a cause or its carrier is. */
export interface CausePlace {
  readonly street: string | null;
  readonly zip: string | null;
  readonly city: string | null;
  readonly countryCode: string | null;
  readonly latitude: number;
  readonly longitude: number;
}

export interface CauseCarrier extends CausePlace {
  readonly organisationId: string;
  readonly name: string;
  readonly logo: string | null;
}

/** Where an imported cause came from. */
export interface CauseImport {
  readonly from: string;
  readonly kind: string;
  readonly id: string;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly importedAt: number;
}

/** A cause in one language, with its number on one surface. The contact is public: whoever offers the cause publishes it. */
export interface VolunteeringCauseItem extends CausePlace {
  readonly causeId: string;
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly carrier: CauseCarrier | null;
  readonly contact: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly picture: string | null;
  };
  readonly vacancies: number;
  readonly topics: readonly VolunteeringTopic[];
  readonly activities: readonly VolunteeringActivity[];
  readonly picture: string | null;
  readonly pictureCaption: string | null;
  /** Plain dates. */
  readonly begins: string | null;
  readonly ends: string | null;
  readonly imported: CauseImport | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

type Carrier = RowOf<typeof CauseCarrierRow>;

/** A row of the queries: the cause, its number, and the carrier where there is one. */
export type CauseAndCarrier = RowOf<typeof VolunteeringCauseRow> & {
  readonly number: number;
} & {
  readonly [K in Exclude<keyof Carrier, 'organisationId'> as `carrier${Capitalize<K>}`]: Carrier[K] | null;
};

export const carrierParts = [
  'name',
  'street',
  'zip',
  'city',
  'country_code',
  'latitude',
  'longitude',
  'logo',
];

export function itemIn(language: Language, row: CauseAndCarrier): VolunteeringCauseItem {
  const { causeId, number, vacancies, picture, pictureCaption, begins, ends } = row;
  const { street, zip, city, countryCode, createdAt, updatedAt, version } = row;
  return {
    causeId,
    number,
    title: language === 'de' ? row.titleDe : row.titleEn,
    description: language === 'de' ? row.descriptionDe : row.descriptionEn,
    street,
    zip,
    city,
    countryCode,
    latitude: Number(row.latitude),
    longitude: Number(row.longitude),
    carrier: carrierOf(row),
    contact: {
      name: row.contactName,
      phone: row.contactPhone,
      email: row.contactEmail,
      picture: row.contactPicture,
    },
    vacancies,
    topics: JSON.parse(row.topics) as VolunteeringTopic[],
    activities: JSON.parse(row.activities) as VolunteeringActivity[],
    picture,
    pictureCaption,
    begins,
    ends,
    imported: row.imported === null ? null : importOf(row.imported),
    createdAt,
    updatedAt,
    version,
  };
}

function carrierOf(row: CauseAndCarrier): CauseCarrier | null {
  if (row.organisationId === null || row.carrierName === null) return null;
  return {
    organisationId: row.organisationId,
    name: row.carrierName,
    street: row.carrierStreet,
    zip: row.carrierZip,
    city: row.carrierCity,
    countryCode: row.carrierCountryCode,
    latitude: Number(row.carrierLatitude),
    longitude: Number(row.carrierLongitude),
    logo: row.carrierLogo,
  };
}

function importOf(json: string): CauseImport {
  const { createdAt, updatedAt, importedAt, ...source } = JSON.parse(json) as Record<
    'from' | 'kind' | 'id' | 'importedAt',
    string
  > &
    Record<'createdAt' | 'updatedAt', string | null>;
  return {
    ...source,
    createdAt: createdAt === null ? null : Date.parse(createdAt),
    updatedAt: updatedAt === null ? null : Date.parse(updatedAt),
    importedAt: Date.parse(importedAt),
  };
}

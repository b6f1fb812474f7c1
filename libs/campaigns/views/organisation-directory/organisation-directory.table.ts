import { p, viewTable } from '@almoner/readstore';

/**
 * One organisation. Texts are kept as they read in each language, coordinates as the digits that were given; the contact's
 * names are null once the person's key was destroyed. `version` is the log position of the last change.
 */
export const OrganisationRow = viewTable(
  'organisations',
  {
    organisationId: p.string().primary(),
    name: p.text(),
    slug: p.string(),
    descriptionDe: p.text(),
    descriptionEn: p.text(),
    street: p.text().nullable(),
    zip: p.text().nullable(),
    city: p.text().nullable(),
    countryCode: p.string().nullable(),
    latitude: p.string(),
    longitude: p.string(),
    taxDeductible: p.boolean(),
    contactId: p.string().nullable(),
    contactFirstName: p.text().nullable(),
    contactLastName: p.text().nullable(),
    logo: p.text().nullable(),
    website: p.text().nullable(),
    taxId: p.text().nullable(),
    createdAt: p.bigint('number'),
    updatedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['slug']] },
);

/** The numbers by which surfaces know organisations. */
export const OrganisationNumberRow = viewTable(
  'organisation_numbers',
  {
    surface: p.string().primary(),
    organisationId: p.string().primary(),
    number: p.integer(),
  },
  { indexes: [['surface', 'number']] },
);

/** How many organisations there are, in one row. */
export const OrganisationCountRow = viewTable('organisation_counts', {
  scope: p.string().$type<'all'>().primary(),
  organisations: p.integer(),
});

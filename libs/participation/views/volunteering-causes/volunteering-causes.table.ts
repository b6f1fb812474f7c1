import { p, viewTable } from '@almoner/readstore';

/**
 * One cause that is offered. Texts are kept as they read in each language, coordinates as the digits that were given and as what a box is asked of, lists
 * as JSON; the contact's words are null once its key was destroyed. `version` is the log position of the last change, of
 * the carrier too.
 */
export const VolunteeringCauseRow = viewTable(
  'volunteering_causes',
  {
    causeId: p.string().primary(),
    titleDe: p.text(),
    titleEn: p.text(),
    descriptionDe: p.text(),
    descriptionEn: p.text(),
    organisationId: p.string().nullable(),
    street: p.text().nullable(),
    zip: p.text().nullable(),
    city: p.text().nullable(),
    countryCode: p.string().nullable(),
    latitude: p.string(),
    longitude: p.string(),
    latitudeMicrodegrees: p.integer(),
    longitudeMicrodegrees: p.integer(),
    contactName: p.text().nullable(),
    contactPhone: p.text().nullable(),
    contactEmail: p.text().nullable(),
    contactPicture: p.text().nullable(),
    vacancies: p.integer(),
    topics: p.text(),
    activities: p.text(),
    picture: p.text().nullable(),
    pictureCaption: p.text().nullable(),
    begins: p.string().nullable(),
    ends: p.string().nullable(),
    imported: p.text().nullable(),
    hasImage: p.boolean(),
    carrierHasImage: p.boolean().default(false),
    titleWords: p.text(),
    descriptionWords: p.text(),
    placeWords: p.text(),
    contactWords: p.text().nullable(),
    carrierWords: p.text().nullable(),
    createdAt: p.bigint('number'),
    updatedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  {
    indexes: [
      ['organisationId'],
      ['hasImage', 'carrierHasImage', 'createdAt'],
      ['latitudeMicrodegrees', 'longitudeMicrodegrees'],
    ],
    search: {
      words: ['titleWords', 'placeWords', 'carrierWords', 'contactWords', 'descriptionWords'],
      humanNames: ['contactWords', 'carrierWords'],
    },
  },
);

/** What a cause shows of the organisation behind it. */
export const CauseCarrierRow = viewTable('cause_carriers', {
  organisationId: p.string().primary(),
  name: p.text(),
  street: p.text().nullable(),
  zip: p.text().nullable(),
  city: p.text().nullable(),
  countryCode: p.string().nullable(),
  latitude: p.string(),
  longitude: p.string(),
  logo: p.text().nullable(),
});

/** The numbers by which surfaces know causes; they outlive a withdrawal, so none is given twice. */
export const VolunteeringCauseNumberRow = viewTable(
  'volunteering_cause_numbers',
  {
    surface: p.string().primary(),
    causeId: p.string().primary(),
    number: p.integer(),
  },
  { indexes: [['surface', 'number']] },
);

/** How many causes are offered, in one row. */
export const VolunteeringCauseCountRow = viewTable('volunteering_cause_counts', {
  scope: p.string().$type<'all'>().primary(),
  causes: p.integer(),
});

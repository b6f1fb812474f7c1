import { p, viewTable } from '@almoner/readstore';
import type { PageAccess } from '../../events';

/**
 * One registration: a person in a campaign, with their own page and team. What they are known by is null once their key
 * was destroyed, and so are the folded names and address that lists sort and filter by. Money is minor units of the
 * campaign's currency; `seriesRaisedMinor` is in the series'. `version` is the log position of the last change.
 */
export const ParticipantRow = viewTable(
  'participants',
  {
    // The person first: SQLite would take a key that begins with the campaign for any question about one.
    personId: p.string().primary(),
    campaignId: p.string().primary(),
    seriesId: p.string(),
    /** The person's number, the same in every campaign. */
    number: p.integer(),
    firstName: p.text().nullable(),
    lastName: p.text().nullable(),
    email: p.text().nullable(),
    picture: p.text().nullable(),
    firstNameFolded: p.text().nullable(),
    lastNameFolded: p.text().nullable(),
    emailFolded: p.text().nullable(),
    emailDigest: p.string(),
    managerId: p.string().nullable(),
    teamId: p.string().nullable(),
    teamNumber: p.integer().nullable(),
    /** Whether they lead the team that they are on. */
    captain: p.boolean(),
    pageId: p.string().nullable(),
    pageNumber: p.integer().nullable(),
    access: p.string().$type<PageAccess>().nullable(),
    header: p.text().nullable(),
    html: p.text().nullable(),
    goalMinor: p.bigint('number').nullable(),
    fundraiser: p.boolean(),
    /** Whether everybody finds them in lists: they have no page, or a public one. */
    listed: p.boolean(),
    /** Whether they may lead a ranking: they have a public page. */
    ranked: p.boolean(),
    raisedMinor: p.bigint(),
    seriesRaisedMinor: p.bigint(),
    /** How many gifts that count are credited to the page. */
    giftCount: p.integer(),
    firstStepDone: p.boolean(),
    secondStepDone: p.boolean(),
    createdAt: p.bigint('number'),
    modifiedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  {
    indexes: [
      ['teamId', 'number'],
      ['campaignId', 'number'],
      ['campaignId', 'emailDigest'],
      ['campaignId', 'raisedMinor', 'number'],
      ['seriesId', 'seriesRaisedMinor', 'number'],
      ['campaignId', 'firstNameFolded', 'number'],
      ['campaignId', 'lastNameFolded', 'number'],
      ['campaignId', 'emailFolded', 'number'],
      ['campaignId', 'fundraiser', 'number'],
      ['campaignId', 'captain', 'number'],
      ['campaignId', 'teamNumber', 'number'],
      ['campaignId', 'goalMinor', 'number'],
      ['campaignId', 'createdAt', 'number'],
      ['campaignId', 'modifiedAt', 'number'],
    ],
  },
);

/** One address of a registration, in the order in which the participant gave them; `lines` is the text of its parts. */
export const AddressRow = viewTable(
  'participant_addresses',
  {
    addressId: p.string().primary(),
    campaignId: p.string(),
    personId: p.string(),
    place: p.integer(),
    number: p.integer(),
    lines: p.text().nullable(),
  },
  { indexes: [['campaignId', 'personId', 'place']] },
);

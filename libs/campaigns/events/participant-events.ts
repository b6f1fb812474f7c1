import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers, pageAccess, sealed } from './shapes';

const profile = z.strictObject({
  firstName: sealed,
  lastName: sealed,
  email: sealed,
  /** Keyed digest of the folded address, by which it is found and kept unique in the campaign. */
  emailDigest: z.string(),
  picture: sealed.nullable(),
});

const pageWords = z.strictObject({
  goalMinor: z.int().nonnegative().nullable(),
  header: sealed.nullable(),
  html: sealed.nullable(),
});

const page = pageWords.extend({ pageId: id, access: pageAccess, numbers: numbers.optional() });

/** `lines` is the sealed `addressText` of its six parts, so that none can outlive the others. */
const address = z.strictObject({ addressId: id, lines: sealed, numbers: numbers.optional() });

const known = z.strictObject({ campaignId: id, personId: id });

export const participantEvents = {
  'campaigns.ParticipantRegistered': profile.extend({
    campaignId: id,
    seriesId: id,
    personId: id,
    managerId: id.nullable(),
    teamId: id.nullable(),
    page: page.nullable(),
    addresses: z.array(address),
    registeredAt: instant,
    numbers: numbers.optional(),
  }),
  'campaigns.ParticipantChanged': known.extend({ changes: profile.partial(), changedAt: instant }),
  'campaigns.AddressesSet': known.extend({ addresses: z.array(address), setAt: instant }),
  'campaigns.ExternalStepMarked': known.extend({
    step: z.union([z.literal(1), z.literal(2)]),
    completed: z.boolean(),
    markedAt: instant,
  }),
  'campaigns.PersonalPageOpened': known.extend({ seriesId: id, page, openedAt: instant }),
  'campaigns.PersonalPageChanged': known.extend({
    pageId: id,
    changes: pageWords.partial(),
    changedAt: instant,
  }),
  'campaigns.PersonalPageAccessSet': known.extend({ pageId: id, access: pageAccess, setAt: instant }),
  'campaigns.TeamJoined': known.extend({ teamId: id, previousTeamId: id.nullable(), joinedAt: instant }),
  'campaigns.TeamLeft': known.extend({ teamId: id, leftAt: instant }),
  'campaigns.ParticipantRemoved': known.extend({ removedAt: instant }),
};

export type ParticipantEvent = EventsOf<typeof participantEvents>;
/** A person takes part in a campaign, with a page of their own perhaps and on a team perhaps. */
export type ParticipantRegistered = EventOf<typeof participantEvents, 'campaigns.ParticipantRegistered'>;
/** Some of what the participant is known by is other now; only that is named. */
export type ParticipantChanged = EventOf<typeof participantEvents, 'campaigns.ParticipantChanged'>;
/** The participant's addresses, all of them; the first is the one that a single address shows. */
export type AddressesSet = EventOf<typeof participantEvents, 'campaigns.AddressesSet'>;
/** The participant did, or undid, one of two steps in an application elsewhere. */
export type ExternalStepMarked = EventOf<typeof participantEvents, 'campaigns.ExternalStepMarked'>;
/** The participant raises money on a page of their own. */
export type PersonalPageOpened = EventOf<typeof participantEvents, 'campaigns.PersonalPageOpened'>;
/** Some of the page is other now; only that is named. */
export type PersonalPageChanged = EventOf<typeof participantEvents, 'campaigns.PersonalPageChanged'>;
/** Who may see the page is other now. */
export type PersonalPageAccessSet = EventOf<typeof participantEvents, 'campaigns.PersonalPageAccessSet'>;
/** The participant is on this team from now on, and no longer on the one before. */
export type TeamJoined = EventOf<typeof participantEvents, 'campaigns.TeamJoined'>;
/** The participant is on no team. */
export type TeamLeft = EventOf<typeof participantEvents, 'campaigns.TeamLeft'>;
/** The person takes part in the campaign no more. */
export type ParticipantRemoved = EventOf<typeof participantEvents, 'campaigns.ParticipantRemoved'>;

import type {
  AddressesSet,
  CampaignPlanned,
  CaptainsNamed,
  ExternalStepMarked,
  PageUpdateDeleted,
  PageUpdateEdited,
  PageUpdatePosted,
  ParticipantChanged,
  ParticipantRegistered,
  ParticipantRemoved,
  PersonalPageAccessSet,
  PersonalPageChanged,
  PersonalPageOpened,
  TeamChanged,
  TeamCreated,
  TeamJoined,
  TeamLeft,
  TeamPageAccessSet,
  TeamRemoved,
} from '@almoner/campaigns/events';
import { type PostalAddress, addressText, emailKey } from '@almoner/kernel';
import { digested, noon, sealed } from './given';
import * as ids from './records';

/** Those who raise money for a campaign, as commands and facts of specs; each takes what is special about it. */
export const teamId = ids.idOf(70);
export const otherTeamId = ids.idOf(71);
export const pageId = ids.idOf(72);
export const teamPageId = ids.idOf(73);
export const pageUpdateId = ids.idOf(74);
export const addressId = ids.idOf(75);
export const otherPersonId = ids.idOf(76);

type Special<E extends { readonly data: object }> = Partial<E['data']>;
const at = noon.toISOString();

export const postalAddress = (special: Partial<PostalAddress> = {}): PostalAddress => ({
  line1: '1 Main St',
  line2: null,
  city: 'Albany',
  state: 'NY',
  zip: '12207',
  country: 'US',
  ...special,
});

export const sealedAddress = (personId = ids.personId, special: Partial<PostalAddress> = {}) => ({
  addressId,
  lines: sealed(personId, addressText(postalAddress(special))),
});

interface Named {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
}

/** What a participant is known by, as events hold it. */
export function sealedProfile(
  personId: string,
  { firstName = 'Ann', lastName = 'Lee', email = 'ann@example.org' }: Named = {},
) {
  return {
    firstName: sealed(personId, firstName),
    lastName: sealed(personId, lastName),
    email: sealed(personId, email),
    emailDigest: digested(emailKey(email)),
    picture: null,
  };
}

export const personalPage = (special: Partial<PersonalPageOpened['data']['page']> = {}) => ({
  pageId,
  goalMinor: 50_000,
  header: null,
  html: null,
  access: 'public' as const,
  ...special,
});

/** Ann Lee takes part, without a page and on no team. */
export function participantRegistered(
  special: Special<ParticipantRegistered> = {},
  named: Named = {},
): ParticipantRegistered {
  const personId = special.personId ?? ids.personId;
  return {
    type: 'campaigns.ParticipantRegistered',
    data: {
      ...sealedProfile(personId, named),
      campaignId: ids.campaignId,
      seriesId: ids.seriesId,
      personId,
      managerId: null,
      teamId: null,
      page: null,
      addresses: [],
      registeredAt: at,
      ...special,
    },
  };
}

const participant = { campaignId: ids.campaignId, personId: ids.personId };

export const participantChanged = (
  changes: ParticipantChanged['data']['changes'],
  special: Special<ParticipantChanged> = {},
): ParticipantChanged => ({
  type: 'campaigns.ParticipantChanged',
  data: { ...participant, changes, changedAt: at, ...special },
});

export const addressesSet = (special: Special<AddressesSet> = {}): AddressesSet => ({
  type: 'campaigns.AddressesSet',
  data: { ...participant, addresses: [sealedAddress(special.personId)], setAt: at, ...special },
});

export const externalStepMarked = (special: Special<ExternalStepMarked> = {}): ExternalStepMarked => ({
  type: 'campaigns.ExternalStepMarked',
  data: { ...participant, step: 1, completed: true, markedAt: at, ...special },
});

export const personalPageOpened = (special: Special<PersonalPageOpened> = {}): PersonalPageOpened => ({
  type: 'campaigns.PersonalPageOpened',
  data: { ...participant, seriesId: ids.seriesId, page: personalPage(), openedAt: at, ...special },
});

export const personalPageChanged = (
  changes: PersonalPageChanged['data']['changes'],
  special: Special<PersonalPageChanged> = {},
): PersonalPageChanged => ({
  type: 'campaigns.PersonalPageChanged',
  data: { ...participant, pageId, changes, changedAt: at, ...special },
});

export const personalPageAccessSet = (
  access: PersonalPageAccessSet['data']['access'],
  special: Special<PersonalPageAccessSet> = {},
): PersonalPageAccessSet => ({
  type: 'campaigns.PersonalPageAccessSet',
  data: { ...participant, pageId, access, setAt: at, ...special },
});

export const teamJoined = (special: Special<TeamJoined> = {}): TeamJoined => ({
  type: 'campaigns.TeamJoined',
  data: { ...participant, teamId, previousTeamId: null, joinedAt: at, ...special },
});

export const teamLeft = (special: Special<TeamLeft> = {}): TeamLeft => ({
  type: 'campaigns.TeamLeft',
  data: { ...participant, teamId, leftAt: at, ...special },
});

export const participantRemoved = (special: Special<ParticipantRemoved> = {}): ParticipantRemoved => ({
  type: 'campaigns.ParticipantRemoved',
  data: { ...participant, removedAt: at, ...special },
});

/** A team that Ann Lee starts and leads. */
export const teamCreated = (special: Special<TeamCreated> = {}): TeamCreated => ({
  type: 'campaigns.TeamCreated',
  data: {
    name: 'Our Pack',
    picture: null,
    goalMinor: 100_000,
    header: null,
    html: null,
    campaignId: ids.campaignId,
    seriesId: ids.seriesId,
    teamId,
    pageId: teamPageId,
    access: 'public',
    founderId: ids.personId,
    captainIds: [ids.personId],
    createdAt: at,
    ...special,
  },
});

const team = { campaignId: ids.campaignId, teamId };

export const teamChanged = (
  changes: TeamChanged['data']['changes'],
  special: Special<TeamChanged> = {},
): TeamChanged => ({
  type: 'campaigns.TeamChanged',
  data: { ...team, changes, changedAt: at, ...special },
});

export const teamPageAccessSet = (
  access: TeamPageAccessSet['data']['access'],
  special: Special<TeamPageAccessSet> = {},
): TeamPageAccessSet => ({
  type: 'campaigns.TeamPageAccessSet',
  data: { ...team, access, setAt: at, ...special },
});

export const captainsNamed = (captainIds: string[], special: Special<CaptainsNamed> = {}): CaptainsNamed => ({
  type: 'campaigns.CaptainsNamed',
  data: { ...team, captainIds, namedAt: at, ...special },
});

export const teamRemoved = (special: Special<TeamRemoved> = {}): TeamRemoved => ({
  type: 'campaigns.TeamRemoved',
  data: { ...team, removedAt: at, ...special },
});

const pageUpdate = { ...participant, pageUpdateId };

export function pageUpdatePosted(special: Special<PageUpdatePosted> = {}): PageUpdatePosted {
  const personId = special.personId ?? ids.personId;
  return {
    type: 'campaigns.PageUpdatePosted',
    data: {
      ...pageUpdate,
      personId,
      title: sealed(personId, 'Week 3'),
      body: sealed(personId, '<p>Half way.</p>'),
      postedAt: at,
      ...special,
    },
  };
}

export const pageUpdateEdited = (
  changes: PageUpdateEdited['data']['changes'],
  special: Special<PageUpdateEdited> = {},
): PageUpdateEdited => ({
  type: 'campaigns.PageUpdateEdited',
  data: { ...pageUpdate, changes, editedAt: at, ...special },
});

export const pageUpdateDeleted = (special: Special<PageUpdateDeleted> = {}): PageUpdateDeleted => ({
  type: 'campaigns.PageUpdateDeleted',
  data: { ...pageUpdate, deletedAt: at, ...special },
});

export const campaignPlanned = (
  changes: CampaignPlanned['data']['changes'],
  special: Special<CampaignPlanned> = {},
): CampaignPlanned => ({
  type: 'campaigns.CampaignPlanned',
  data: { campaignId: ids.campaignId, changes, plannedAt: at, ...special },
});

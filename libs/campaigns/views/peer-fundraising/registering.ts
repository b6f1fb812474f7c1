import { type Open, type RecordedEvent, fold, wholeSecond } from '@almoner/kernel';
import { type OwnRow, type Reading, type RowOperation, put, reading, removeWhere } from '@almoner/readstore';
import type {
  AddressesSet,
  ExternalStepMarked,
  ParticipantChanged,
  ParticipantEvent,
  ParticipantRegistered,
  ParticipantRemoved,
} from '../../events';
import { type Participant, participantGone, participantMoved } from './moving';
import { numbered, pageBegun, personNumbered } from './numbering';
import { AddressRow, ParticipantRow } from './participants.table';
import { TeamRow } from './teams.table';

type Known = Exclude<ParticipantEvent, ParticipantRegistered>;
type Key = ReturnType<Reading<Known>['keys']>[number];

/** Changes the row of a participant; `more` are operations on other tables. */
export const taking = <E extends Known>(
  changes: (event: RecordedEvent<E>, row: Participant, open: Open, own: OwnRow) => Partial<Participant>,
  {
    keys = () => [],
    more = () => [],
  }: {
    readonly keys?: (event: RecordedEvent<E>) => readonly Key[];
    readonly more?: (event: RecordedEvent<E>, open: Open) => readonly RowOperation[];
  } = {},
): Reading<E> =>
  reading<E>({
    keys: (event) => [{ table: ParticipantRow, key: keyOf(event.data) }, ...keys(event)],
    apply(event, own, { open }) {
      const row = registered(own, event);
      const after = { ...row, ...changes(event, row, open, own) };
      return [...participantMoved(row, after, event), ...more(event, open)];
    },
  });

/** A team that was removed in the meantime is none. */
export function teamOf(own: OwnRow, teamId: string | null, personId: string) {
  const team = teamId === null ? undefined : own(TeamRow, { teamId });
  return {
    teamId: team?.teamId ?? null,
    teamNumber: team?.number ?? null,
    captain: team !== undefined && captainsIn(team.namedCaptains).includes(personId),
  };
}

export const captainsIn = (namedCaptains: string): readonly string[] =>
  JSON.parse(namedCaptains) as readonly string[];

export const registering = {
  'campaigns.ParticipantRegistered': reading<ParticipantRegistered>({
    keys: ({ data: { teamId } }) => (teamId === null ? [] : [{ table: TeamRow, key: { teamId } }]),
    apply(event, own, { open }) {
      const { data } = event;
      const { campaignId, personId, seriesId, managerId, page } = data;
      const row = {
        campaignId,
        personId,
        seriesId,
        managerId,
        number: 0,
        ...profiled({ ...data }, open),
        emailDigest: data.emailDigest,
        ...teamOf(own, data.teamId, personId),
        ...(page === null ? withoutPage : paged(page, open)),
        raisedMinor: 0n,
        seriesRaisedMinor: 0n,
        giftCount: 0,
        firstStepDone: false,
        secondStepDone: false,
        createdAt: wholeSecond(Date.parse(data.registeredAt)),
      };
      const copy = { table: ParticipantRow, key: { campaignId, personId }, column: 'number' } as const;
      return [
        ...participantMoved(undefined, row, event),
        personNumbered(personId, data.numbers, copy),
        ...(page === null ? [] : personalPageBegun(data, page)),
        ...addressed(data, data.addresses, open),
      ];
    },
  }),
  'campaigns.ParticipantChanged': taking<ParticipantChanged>(({ data: { changes } }, _, open) => ({
    ...profiled(changes, open),
    ...(changes.emailDigest !== undefined && { emailDigest: changes.emailDigest }),
  })),
  'campaigns.AddressesSet': taking<AddressesSet>(() => ({}), {
    more: ({ data }, open) => [
      removeWhere(AddressRow, keyOf(data)),
      ...addressed(data, data.addresses, open),
    ],
  }),
  'campaigns.ExternalStepMarked': taking<ExternalStepMarked>(({ data: { step, completed } }) =>
    step === 1 ? { firstStepDone: completed } : { secondStepDone: completed },
  ),
  'campaigns.ParticipantRemoved': reading<ParticipantRemoved>({
    keys: ({ data }) => [{ table: ParticipantRow, key: keyOf(data) }],
    apply: (event, own) => [
      ...participantGone(registered(own, event), event),
      removeWhere(AddressRow, keyOf(event.data)),
    ],
  }),
};

interface Registration {
  readonly campaignId: string;
  readonly personId: string;
}

export const keyOf = ({ campaignId, personId }: Registration) => ({ campaignId, personId });

function registered(own: OwnRow, { type, data }: RecordedEvent<Known>): Participant {
  const row = own(ParticipantRow, keyOf(data));
  if (row === undefined) throw new Error(`${type} stands before the participant was registered`);
  return row;
}

type Page = NonNullable<ParticipantRegistered['data']['page']>;

const withoutPage = {
  pageId: null,
  pageNumber: null,
  access: null,
  header: null,
  html: null,
  goalMinor: null,
};

export const paged = ({ pageId, access, header, html, goalMinor }: Page, open: Open) => ({
  pageId,
  pageNumber: null,
  access,
  header: open(header),
  html: open(html),
  goalMinor,
});

export const personalPageBegun = (participant: Registration, { pageId, numbers }: Page): RowOperation[] =>
  pageBegun(pageId, { owner: 'participant', ...keyOf(participant) }, numbers, {
    table: ParticipantRow,
    key: keyOf(participant),
    column: 'pageNumber',
  });

/** Only what is told; the folded text follows what it is folded from. */
function profiled(
  told: Partial<Pick<ParticipantRegistered['data'], 'firstName' | 'lastName' | 'email' | 'picture'>>,
  open: Open,
) {
  const folded = (text: string | null) => (text === null ? null : fold(text));
  const [firstName, lastName, email] = [open(told.firstName), open(told.lastName), open(told.email)];
  return {
    ...(told.firstName !== undefined && { firstName, firstNameFolded: folded(firstName) }),
    ...(told.lastName !== undefined && { lastName, lastNameFolded: folded(lastName) }),
    ...(told.email !== undefined && { email, emailFolded: folded(email) }),
    ...(told.picture !== undefined && { picture: open(told.picture) }),
  } as Pick<
    Participant,
    'firstName' | 'firstNameFolded' | 'lastName' | 'lastNameFolded' | 'email' | 'emailFolded' | 'picture'
  >;
}

const addressed = (
  participant: Registration,
  addresses: AddressesSet['data']['addresses'],
  open: Open,
): RowOperation[] =>
  addresses.flatMap(({ addressId, lines, numbers }, place) => [
    put(AddressRow, { addressId, ...keyOf(participant), place, number: 0, lines: open(lines) }),
    numbered('address', addressId, numbers, { table: AddressRow, key: { addressId }, column: 'number' }),
  ]);

import { type RecordedEvent, fold, wholeSecond } from '@almoner/kernel';
import {
  type OwnRow,
  type Reading,
  type RowOperation,
  change,
  changeWhere,
  put,
  reading,
  remove,
} from '@almoner/readstore';
import type {
  CaptainsNamed,
  TeamChanged,
  TeamCreated,
  TeamEvent,
  TeamJoined,
  TeamLeft,
  TeamPageAccessSet,
  TeamRemoved,
} from '../../events';
import { type Team, stamp } from './moving';
import { numbered, pageBegun } from './numbering';
import { PageRow, PeerCountRow } from './pages.table';
import { ParticipantRow } from './participants.table';
import { captainsIn, taking, teamOf } from './registering';
import { TeamRow } from './teams.table';

const alone = { teamId: null, teamNumber: null, captain: false };

export const membership = {
  'campaigns.TeamJoined': taking<TeamJoined>(
    ({ data: { teamId, personId } }, _, __, own) => teamOf(own, teamId, personId),
    { keys: ({ data: { teamId } }) => [{ table: TeamRow, key: { teamId } }] },
  ),
  'campaigns.TeamLeft': taking<TeamLeft>(({ data }, row) => (row.teamId === data.teamId ? alone : {})),
};

type Known = Exclude<TeamEvent, TeamCreated>;

/** Changes the row of a team. */
const leading = <E extends Known>(
  changes: (event: RecordedEvent<E>) => Partial<Team>,
  more: (event: RecordedEvent<E>, row: Team) => readonly RowOperation[] = () => [],
): Reading<E> =>
  reading<E>({
    keys: ({ data: { teamId } }) => [{ table: TeamRow, key: { teamId } }],
    apply(event, own) {
      const row = created(own, event);
      return [...teamMoved(row, { ...row, ...changes(event) }, event), ...more(event, row)];
    },
  });

function created(own: OwnRow, { type, data: { teamId } }: RecordedEvent<Known>): Team {
  const row = own(TeamRow, { teamId });
  if (row === undefined) throw new Error(`${type} stands before the team was created`);
  return row;
}

function teamMoved(
  before: Team | undefined,
  changes: Omit<Team, 'listed' | 'modifiedAt' | 'version'>,
  event: RecordedEvent<TeamEvent>,
): RowOperation[] {
  const listed = changes.access === 'public';
  const after = { ...changes, listed, ...stamp(before?.modifiedAt ?? changes.createdAt, event) };
  const add = {
    teams: before === undefined ? 1 : 0,
    listedTeams: Number(listed) - Number(before?.listed ?? false),
  };
  const counted = add.teams !== 0 || add.listedTeams !== 0;
  return [
    put(TeamRow, after),
    ...(counted ? [change(PeerCountRow, { scope: after.campaignId }, { add })] : []),
  ];
}

export const teaming = {
  'campaigns.TeamCreated': (event: RecordedEvent<TeamCreated>) => {
    const { founderId: _, captainIds, createdAt, numbers, pageNumbers, ...told } = event.data;
    const { teamId, campaignId, pageId } = told;
    const row = {
      ...told,
      number: 0,
      pageNumber: 0,
      nameFolded: fold(told.name),
      namedCaptains: JSON.stringify(captainIds),
      raisedMinor: 0n,
      seriesRaisedMinor: 0n,
      createdAt: wholeSecond(Date.parse(createdAt)),
    };
    const key = { teamId };
    return [
      ...teamMoved(undefined, row, event),
      numbered('team', teamId, numbers, { table: TeamRow, key, column: 'number' }),
      ...pageBegun(pageId, { owner: 'team', campaignId, teamId }, pageNumbers, {
        table: TeamRow,
        key,
        column: 'pageNumber',
      }),
    ];
  },
  'campaigns.TeamChanged': leading<TeamChanged>(({ data: { changes } }) => ({
    ...changes,
    ...(changes.name !== undefined && { nameFolded: fold(changes.name) }),
  })),
  'campaigns.TeamPageAccessSet': leading<TeamPageAccessSet>(({ data: { access } }) => ({ access })),
  'campaigns.CaptainsNamed': reading<CaptainsNamed>({
    keys: ({ data: { campaignId, teamId, captainIds } }) => [
      { table: TeamRow, key: { teamId } },
      ...captainIds.map((personId) => ({ table: ParticipantRow, key: { campaignId, personId } })),
    ],
    apply(event, own) {
      const { campaignId, teamId, captainIds } = event.data;
      const row = created(own, event);
      const named = { ...row, namedCaptains: JSON.stringify(captainIds) };
      return [
        ...teamMoved(row, named, event),
        // Who led it and is not named any more leads it no longer; their rows are found by what they were.
        ...captainsIn(row.namedCaptains)
          .filter((personId) => !captainIds.includes(personId))
          .map((personId) =>
            changeWhere(
              ParticipantRow,
              { campaignId, personId, teamId },
              { captain: false, ...stamp(0, event) },
            ),
          ),
        ...captainIds.flatMap((personId) => promoted(own, event, personId)),
      ];
    },
  }),
  'campaigns.TeamRemoved': reading<TeamRemoved>({
    keys: ({ data: { teamId } }) => [{ table: TeamRow, key: { teamId } }],
    apply(event, own) {
      const { teamId } = event.data;
      const { campaignId, pageId, listed } = created(own, event);
      return [
        remove(TeamRow, { teamId }),
        remove(PageRow, { pageId }),
        remove(PeerCountRow, { scope: teamId }),
        change(PeerCountRow, { scope: campaignId }, { add: { teams: -1, listedTeams: listed ? -1 : 0 } }),
        changeWhere(ParticipantRow, { teamId }, { ...alone, ...stamp(0, event) }),
      ];
    },
  }),
};

function promoted(own: OwnRow, event: RecordedEvent<CaptainsNamed>, personId: string): RowOperation[] {
  const { campaignId, teamId } = event.data;
  const row = own(ParticipantRow, { campaignId, personId });
  if (row === undefined || row.teamId !== teamId || row.captain) return [];
  return [
    change(
      ParticipantRow,
      { campaignId, personId },
      { set: { captain: true, ...stamp(row.modifiedAt, event) } },
    ),
  ];
}

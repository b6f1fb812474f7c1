import { type RecordedEvent, wholeSecond } from '@almoner/kernel';
import { type RowOf, type RowOperation, change, put, remove } from '@almoner/readstore';
import { PageRow, PeerCountRow } from './pages.table';
import { ParticipantRow } from './participants.table';
import { TeamRow } from './teams.table';

export type Participant = RowOf<typeof ParticipantRow>;
export type Team = RowOf<typeof TeamRow>;
export type Happened = Pick<RecordedEvent, 'position' | 'metadata'>;

const happenedAt = ({ metadata }: Happened): number => wholeSecond(Date.parse(metadata.occurredAt));

/** When and by which event a row changed. An event that is recorded late, as imports are, makes nothing look untouched since. */
export const stamp = (before: number, event: Happened) => ({
  modifiedAt: Math.max(before, happenedAt(event)),
  version: Number(event.position),
});

/** The same for a row that is not at hand. */
export const touched = (event: Happened) => ({
  max: { modifiedAt: happenedAt(event) },
  set: { version: Number(event.position) },
});

/** Writes a participant's row anew; what follows from the change (who is listed, how many, when their team changed) follows here. */
export function participantMoved(
  before: Participant | undefined,
  changes: Omit<Participant, 'listed' | 'ranked' | 'fundraiser' | 'modifiedAt' | 'version'>,
  event: Happened,
): RowOperation[] {
  const after: Participant = {
    ...changes,
    fundraiser: changes.pageId !== null,
    listed: changes.access === null || changes.access === 'public',
    ranked: changes.access === 'public',
    ...stamp(before?.modifiedAt ?? changes.createdAt, event),
  };
  return [
    put(ParticipantRow, after),
    ...participantsCounted(before, after),
    ...teamsTouched(before, after, event),
  ];
}

export function participantGone(before: Participant, event: Happened): RowOperation[] {
  const { campaignId, personId, pageId } = before;
  return [
    remove(ParticipantRow, { campaignId, personId }),
    ...(pageId === null ? [] : [remove(PageRow, { pageId })]),
    ...participantsCounted(before, undefined),
    ...teamsTouched(before, undefined, event),
  ];
}

function participantsCounted(
  before: Participant | undefined,
  after: Participant | undefined,
): RowOperation[] {
  const counted = (scope: string | null | undefined, listed: boolean, by: 1 | -1): RowOperation[] =>
    scope
      ? [change(PeerCountRow, { scope }, { add: { participants: by, listedParticipants: listed ? by : 0 } })]
      : [];
  if (before?.listed === after?.listed && before?.teamId === after?.teamId && before && after) return [];
  return [before, after].flatMap((row, index) => {
    if (row === undefined) return [];
    const by = index === 0 ? -1 : 1;
    return [...counted(row.campaignId, row.listed, by), ...counted(row.teamId, row.listed, by)];
  });
}

/** A team shows who is on it and, whole, who leads it. */
function teamsTouched(
  before: Participant | undefined,
  after: Participant | undefined,
  event: Happened,
): RowOperation[] {
  const moved = before?.teamId !== after?.teamId || before?.captain !== after?.captain;
  const teams = moved ? [before?.teamId, after?.teamId] : [after?.captain === true ? after.teamId : null];
  return [...new Set(teams)].flatMap((teamId) => (teamId ? [teamTouched(teamId, event)] : []));
}

export const teamTouched = (teamId: string, event: Happened): RowOperation =>
  change(TeamRow, { teamId }, { ...touched(event), missing: 'stays' });

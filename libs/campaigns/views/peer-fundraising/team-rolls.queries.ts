import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { type ParticipantItem, ParticipantSight } from './participant-sight';
import { ParticipantRow } from './participants.table';
import { TeamRow } from './teams.table';
import { type PeerViewer, isReachable } from './viewer';

type Row = RowOf<typeof ParticipantRow>;
type Member = Pick<Row, 'personId' | 'number' | 'captain'> & { readonly teamId: string };

/** Who is on a team, and who of them leads it. */
export interface Roll {
  readonly campaignId: string;
  /** By number, as the members are. */
  readonly captainIds: readonly string[];
  readonly memberIds: readonly string[];
}

/** Who is on the teams? */
@Injectable()
export class TeamRolls {
  private readonly team: Query<{ readonly campaignId: string }, [string]>;
  private readonly members: Query<Member, [readonly string[]]>;
  private readonly captains: Query<Row & { readonly teamId: string }, [readonly string[]]>;
  private readonly sight: ParticipantSight;

  constructor(store: ReadStore) {
    this.sight = new ParticipantSight(store);
    this.team = store.prepare((t) => `select campaign_id from ${t(TeamRow)} where team_id = ?`);
    this.members = store.prepare(
      (t) => `select team_id, person_id, number, captain from ${t(ParticipantRow)}
        where ${t.among('team_id')} order by team_id, number`,
    );
    this.captains = store.prepare(
      (t) => `select ${t.columns(ParticipantRow)} from ${t(ParticipantRow)}
        where captain = true and ${t.among('team_id')} order by team_id, number`,
    );
  }

  /** Undefined where there is no such team. */
  async of(teamId: string): Promise<Roll | undefined> {
    const [team, members] = await Promise.all([this.team.get(teamId), this.members.all([teamId])]);
    return (
      team && {
        campaignId: team.campaignId,
        captainIds: members.filter(({ captain }) => captain).map(({ personId }) => personId),
        memberIds: members.map(({ personId }) => personId),
      }
    );
  }

  /** The numbers of the members of teams, captains included, ascending; a team without any is missing. */
  async memberNumbers(teamIds: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
    const members = await this.members.all(teamIds);
    return grouped(members, ({ number }) => number);
  }

  /** Those captains of teams that the viewer may see, by number; a team without any is missing. */
  async captainsOf(
    teamIds: readonly string[],
    viewer: PeerViewer,
  ): Promise<ReadonlyMap<string, readonly ParticipantItem[]>> {
    const rows = (await this.captains.all(teamIds)).filter(
      ({ access, personId }) =>
        viewer.audience === 'admin' ||
        isReachable(access) ||
        (viewer.audience === 'person' && viewer.personId === personId),
    );
    const items = await this.sight.shown(rows, viewer);
    return grouped(items as readonly (ParticipantItem & { readonly teamId: string })[], (item) => item);
  }
}

function grouped<Row extends { readonly teamId: string }, Item>(
  rows: readonly Row[],
  item: (row: Row) => Item,
): ReadonlyMap<string, readonly Item[]> {
  const teams = new Map<string, Item[]>();
  for (const row of rows) {
    const items = teams.get(row.teamId);
    if (items === undefined) teams.set(row.teamId, [item(row)]);
    else items.push(item(row));
  }
  return teams;
}

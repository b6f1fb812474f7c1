import {
  type Query,
  ReadStore,
  type RowOf,
  type Sift,
  type SiftScope,
  Sifting,
  siftable,
} from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { type Counts, countsStatement } from './counts';
import { ParticipantRow } from './participants.table';
import { PeerCampaignRow } from './peer-campaigns.table';
import { TeamRow } from './teams.table';
import { type PeerViewer, type Slice, isReachable } from './viewer';

type Row = RowOf<typeof TeamRow>;

const fields = siftable(TeamRow, 'number', {
  id: 'number',
  name: 'nameFolded',
  goal: 'goalMinor',
  raised: 'raisedMinor',
  createdAt: 'createdAt',
  modifiedAt: 'modifiedAt',
});

/** What teams are filtered and sorted by; text is folded, money is minor units, instants are milliseconds. */
export type TeamField = keyof (typeof fields)['columns'];

/** A team; who is on it is told by the rolls. */
export type TeamItem = Omit<Row, 'nameFolded' | 'namedCaptains' | 'listed'>;

/** Which teams raise money for campaigns? */
@Injectable()
export class Teams {
  private readonly sifting: Sifting<TeamField, typeof TeamRow>;
  private readonly counts: Query<Counts, [string]>;
  private readonly numbered: Query<Row, [string, number]>;
  private readonly one: Query<Row, [string]>;
  private readonly named: Query<{ readonly teamId: string }, [string, string]>;
  private readonly leads: Query<unknown, [string, string, string]>;
  private readonly leadersOfCampaign: Query<Row, [string, number]>;
  private readonly leadersOfSeries: Query<Row, [string, number]>;

  constructor(store: ReadStore) {
    this.sifting = new Sifting(store, fields);
    this.counts = store.prepare(countsStatement);
    this.numbered = store.prepare(
      (t) => `select ${t.columns(TeamRow)} from ${t(TeamRow)} where campaign_id = ? and number = ?`,
    );
    this.one = store.prepare((t) => `select ${t.columns(TeamRow)} from ${t(TeamRow)} where team_id = ?`);
    this.named = store.prepare(
      (t) => `select team_id from ${t(TeamRow)} where campaign_id = ? and name_folded = ?`,
    );
    this.leads = store.prepare(
      (t) => `select person_id from ${t(ParticipantRow)}
        where campaign_id = ? and person_id = ? and team_id = ? and captain = true`,
    );
    this.leadersOfCampaign = store.prepare(
      (t) => `select ${t.columns(TeamRow)} from ${t(TeamRow)}
        where campaign_id = ? and listed = true order by raised_minor desc, number limit ?`,
    );
    this.leadersOfSeries = store.prepare(
      (t) => `select ${t.columns(TeamRow, 'team')} from ${t(TeamRow, 'team')}
        join ${t(PeerCampaignRow, 'c')} on c.campaign_id = team.campaign_id
        where team.series_id = ? and team.listed = true and c.status = 'listed'
        order by team.series_raised_minor desc, team.number limit ?`,
    );
  }

  /** Those of a campaign that everybody finds. */
  listed(campaignId: string, sift: Sift<TeamField>): Promise<Slice<TeamItem>> {
    return this.slice({ campaignId, listed: true }, sift);
  }

  /** All of a campaign; for its organisers. */
  all(campaignId: string, sift: Sift<TeamField>): Promise<Slice<TeamItem>> {
    return this.slice({ campaignId }, sift);
  }

  /** Undefined where there is none, or none that the viewer may see: its captains see it whatever its access. */
  async byNumber(campaignId: string, number: number, viewer: PeerViewer): Promise<TeamItem | undefined> {
    return this.seen(await this.numbered.get(campaignId, number), viewer);
  }

  async byId(teamId: string, viewer: PeerViewer): Promise<TeamItem | undefined> {
    return this.seen(await this.one.get(teamId), viewer);
  }

  /** The public ones that raised the most, the first of them first; ties by number. */
  async leaders(campaignId: string, count: number): Promise<readonly TeamItem[]> {
    return count === 0 ? [] : (await this.leadersOfCampaign.all(campaignId, count)).map(shown);
  }

  /** The same over all listed campaigns of a series, in its reporting currency. */
  async leadersOf(seriesId: string, count: number): Promise<readonly TeamItem[]> {
    return count === 0 ? [] : (await this.leadersOfSeries.all(seriesId, count)).map(shown);
  }

  /** The team of a campaign that bears a name. */
  async nameHolder(campaignId: string, foldedName: string): Promise<string | undefined> {
    return (await this.named.get(campaignId, foldedName))?.teamId;
  }

  private async seen(row: Row | undefined, viewer: PeerViewer): Promise<TeamItem | undefined> {
    if (row === undefined) return undefined;
    const open = viewer.audience === 'admin' || isReachable(row.access) || (await this.isLed(row, viewer));
    return open ? shown(row) : undefined;
  }

  private async isLed({ campaignId, teamId }: Row, viewer: PeerViewer): Promise<boolean> {
    return (
      viewer.audience === 'person' &&
      (await this.leads.get(campaignId, viewer.personId, teamId)) !== undefined
    );
  }

  private async slice(scope: SiftScope<typeof TeamRow>, sift: Sift<TeamField>): Promise<Slice<TeamItem>> {
    const { items, total } = await this.sifting.page(scope, sift, () => this.counted(scope));
    return { total, items: items.map(shown) };
  }

  private async counted({ campaignId, listed }: SiftScope<typeof TeamRow>): Promise<number> {
    const counts = await this.counts.get(campaignId!);
    return (listed ? counts?.listedTeams : counts?.teams) ?? 0;
  }
}

const shown = ({ nameFolded: _name, namedCaptains: _captains, listed: _listed, ...team }: Row): TeamItem =>
  team;

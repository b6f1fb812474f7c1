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
import { ParticipantSight, isOwn } from './participant-sight';
import { ParticipantRow } from './participants.table';
import type { ParticipantItem } from './participant-sight';
import { PeerCampaignRow } from './peer-campaigns.table';
import { type PeerViewer, type Slice, isReachable } from './viewer';

type Row = RowOf<typeof ParticipantRow>;

const fields = siftable(ParticipantRow, 'number', {
  id: 'number',
  email: 'emailFolded',
  firstName: 'firstNameFolded',
  lastName: 'lastNameFolded',
  fundraiser: 'fundraiser',
  captain: 'captain',
  teamId: 'teamNumber',
  goal: 'goalMinor',
  raised: 'raisedMinor',
  createdAt: 'createdAt',
  modifiedAt: 'modifiedAt',
});

/** What organisers may filter and sort participants by; text is folded, money is minor units, instants are milliseconds. */
export type ParticipantField = keyof (typeof fields)['columns'];
/** What everybody may: an address that nobody is shown must not be guessed either. */
export type PublicParticipantField = Exclude<ParticipantField, 'email'>;

/** Who takes part in campaigns? */
@Injectable()
export class Participants {
  private readonly sifting: Sifting<ParticipantField, typeof ParticipantRow>;
  private readonly counts: Query<Counts, [string]>;
  private readonly numbered: Query<Row, [string, number]>;
  private readonly one: Query<Row, [string, string]>;
  private readonly leadersOfCampaign: Query<Row, [string, number]>;
  private readonly leadersOfSeries: Query<Row, [string, number]>;
  private readonly sight: ParticipantSight;

  constructor(store: ReadStore) {
    this.sifting = new Sifting(store, fields);
    this.sight = new ParticipantSight(store);
    this.counts = store.prepare(countsStatement);
    this.numbered = store.prepare(
      (t) =>
        `select ${t.columns(ParticipantRow)} from ${t(ParticipantRow)} where campaign_id = ? and number = ?`,
    );
    this.one = store.prepare(
      (t) =>
        `select ${t.columns(ParticipantRow)} from ${t(ParticipantRow)} where campaign_id = ? and person_id = ?`,
    );
    this.leadersOfCampaign = store.prepare(
      (t) => `select ${t.columns(ParticipantRow)} from ${t(ParticipantRow)}
        where campaign_id = ? and ranked = true order by raised_minor desc, number limit ?`,
    );
    this.leadersOfSeries = store.prepare(
      (t) => `select ${t.columns(ParticipantRow, 'p')} from ${t(ParticipantRow, 'p')}
        join ${t(PeerCampaignRow, 'c')} on c.campaign_id = p.campaign_id
        where p.series_id = ? and p.ranked = true and c.status = 'listed'
        order by p.series_raised_minor desc, p.number, p.campaign_id limit ?`,
    );
  }

  /** Those of a campaign that everybody finds: without a page, or with a public one. */
  listed(
    campaignId: string,
    sift: Sift<PublicParticipantField>,
    viewer: PeerViewer,
  ): Promise<Slice<ParticipantItem>> {
    return this.slice({ campaignId, listed: true }, sift, viewer);
  }

  /** All of a campaign; for its organisers. */
  all(campaignId: string, sift: Sift<ParticipantField>): Promise<Slice<ParticipantItem>> {
    return this.slice({ campaignId }, sift, { audience: 'admin' });
  }

  /** The members of a team: for organisers all, for others those that everybody finds. */
  ofTeam(
    teamId: string,
    sift: Sift<PublicParticipantField>,
    viewer: PeerViewer,
  ): Promise<Slice<ParticipantItem>> {
    return this.slice(viewer.audience === 'admin' ? { teamId } : { teamId, listed: true }, sift, viewer);
  }

  /** Undefined where there is none, or none that the viewer may see. @param number the person's */
  async byNumber(
    campaignId: string,
    number: number,
    viewer: PeerViewer,
  ): Promise<ParticipantItem | undefined> {
    return this.seen(await this.numbered.get(campaignId, number), viewer);
  }

  async byPerson(
    campaignId: string,
    personId: string,
    viewer: PeerViewer,
  ): Promise<ParticipantItem | undefined> {
    return this.seen(await this.one.get(campaignId, personId), viewer);
  }

  /** Those with public pages that raised the most, the first of them first; ties by number. */
  async leaders(campaignId: string, count: number, viewer: PeerViewer): Promise<readonly ParticipantItem[]> {
    if (count === 0) return [];
    return this.sight.shown(await this.leadersOfCampaign.all(campaignId, count), viewer);
  }

  /** The same over all listed campaigns of a series, in its reporting currency. */
  async leadersOf(seriesId: string, count: number, viewer: PeerViewer): Promise<readonly ParticipantItem[]> {
    if (count === 0) return [];
    return this.sight.shown(await this.leadersOfSeries.all(seriesId, count), viewer);
  }

  private async seen(row: Row | undefined, viewer: PeerViewer): Promise<ParticipantItem | undefined> {
    if (row === undefined) return undefined;
    if (!isOwn(row, viewer) && viewer.audience !== 'admin' && !isReachable(row.access)) return undefined;
    const [item] = await this.sight.shown([row], viewer);
    return item;
  }

  private async slice(
    scope: SiftScope<typeof ParticipantRow>,
    sift: Sift<ParticipantField>,
    viewer: PeerViewer,
  ): Promise<Slice<ParticipantItem>> {
    const { items, total } = await this.sifting.page(scope, sift, () => this.counted(scope));
    return { total, items: await this.sight.shown(items, viewer) };
  }

  private async counted({ campaignId, teamId, listed }: SiftScope<typeof ParticipantRow>): Promise<number> {
    const counts = await this.counts.get((teamId ?? campaignId)!);
    return (listed ? counts?.listedParticipants : counts?.participants) ?? 0;
  }
}

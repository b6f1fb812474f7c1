import { type Query, ReadStore, type RowOf, type Sift, Sifting, siftable } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { OrganiserRow, PeerCampaignRow, PeerSeriesRow } from './peer-campaigns.table';
import type { PeerViewer, Slice } from './viewer';

type Row = RowOf<typeof PeerCampaignRow>;

const fields = siftable(PeerCampaignRow, 'number', {
  id: 'number',
  title: 'titleFolded',
  heldAt: 'heldAt',
  kind: 'kindPlace',
  seriesId: 'seriesNumber',
  createdAt: 'createdAt',
  campaign: 'campaignId',
});

/** What campaigns are filtered and sorted by; text is folded, instants are milliseconds, kinds are their places in the order. */
export type PeerCampaignField = Exclude<keyof (typeof fields)['columns'], 'campaign'>;

/** A campaign as it asks people to raise money for it. `pageNumber` is null only while nobody can see it. */
export type PeerCampaignItem = Omit<Row, 'titleFolded' | 'listed'>;
export type PeerSeriesItem = RowOf<typeof PeerSeriesRow>;

/** Which campaigns do people raise money for, and who organises them? */
@Injectable()
export class PeerCampaigns {
  private readonly sifting: Sifting<PeerCampaignField | 'campaign', typeof PeerCampaignRow>;
  private readonly numbered: Query<Row, [number]>;
  private readonly some: Query<Row, [readonly string[]]>;
  private readonly organised: Query<{ readonly campaignId: string }, [string]>;
  private readonly series: Query<PeerSeriesItem, [number]>;
  private readonly seriesById: Query<PeerSeriesItem, [string]>;

  constructor(store: ReadStore) {
    this.sifting = new Sifting(store, fields);
    this.numbered = store.prepare(
      (t) => `select ${t.columns(PeerCampaignRow)} from ${t(PeerCampaignRow)} where number = ?`,
    );
    this.some = store.prepare(
      (t) =>
        `select ${t.columns(PeerCampaignRow)} from ${t(PeerCampaignRow)} where ${t.among('campaign_id')}`,
    );
    this.organised = store.prepare((t) => `select campaign_id from ${t(OrganiserRow)} where person_id = ?`);
    this.series = store.prepare(
      (t) => `select ${t.columns(PeerSeriesRow)} from ${t(PeerSeriesRow)} where number = ?`,
    );
    this.seriesById = store.prepare(
      (t) => `select ${t.columns(PeerSeriesRow)} from ${t(PeerSeriesRow)} where series_id = ?`,
    );
  }

  /** Undefined where there is none, or none that the viewer may see: who is no organiser sees the listed ones. */
  async byNumber(number: number, viewer: PeerViewer): Promise<PeerCampaignItem | undefined> {
    const row = await this.numbered.get(number);
    return row !== undefined && (row.listed || viewer.audience === 'admin') ? shown(row) : undefined;
  }

  /** Those of these ids that there are, listed or not; whoever asks has seen something of them. */
  async byIds(campaignIds: readonly string[]): Promise<ReadonlyMap<string, PeerCampaignItem>> {
    const rows = await this.some.all(campaignIds);
    return new Map(rows.map((row) => [row.campaignId, shown(row)]));
  }

  /** The listed campaigns of a series. */
  async ofSeries(seriesId: string, sift: Sift<PeerCampaignField>): Promise<Slice<PeerCampaignItem>> {
    const { items, total } = await this.sifting.page({ seriesId, listed: true }, sift);
    return { total, items: items.map(shown) };
  }

  /** All campaigns that a person administers. */
  async ofOrganiser(personId: string, sift: Sift<PeerCampaignField>): Promise<Slice<PeerCampaignItem>> {
    const among = (await this.organised.all(personId)).map(({ campaignId }) => campaignId);
    const conditions = [...(sift.conditions ?? []), { field: 'campaign', among } as const];
    const { items, total } = await this.sifting.page({}, { ...sift, conditions });
    return { total, items: items.map(shown) };
  }

  seriesByNumber(number: number): Promise<PeerSeriesItem | undefined> {
    return this.series.get(number);
  }

  seriesOf(seriesId: string): Promise<PeerSeriesItem | undefined> {
    return this.seriesById.get(seriesId);
  }
}

const shown = ({ titleFolded: _title, listed: _listed, ...campaign }: Row): PeerCampaignItem => campaign;

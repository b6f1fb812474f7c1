import { type Query, ReadStore, type RowOf, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { CampaignNumberRow, CampaignRow, CampaignerOfCampaignNumberRow } from './campaign-directory.table';

/** A campaign with the numbers of it and its campaigner on one surface. */
export type CampaignItem = RowOf<typeof CampaignRow> & {
  readonly number: number;
  readonly campaignerNumber: number;
};

/** Who asks: everybody sees listed campaigns, a client also those that are assigned to it, the operator all. */
export type CampaignViewer =
  | { readonly audience: 'public' }
  | { readonly audience: 'client'; readonly campaignIds: readonly string[] }
  | { readonly audience: 'admin' };

/** Which campaigns are there, and how are they shown? */
@Injectable()
export class CampaignDirectory {
  private readonly list: Query<CampaignItem, [string]>;
  private readonly one: Query<CampaignItem, [string, number]>;
  private readonly slug: Query<{ readonly campaignId: string }, [string]>;
  private readonly entry: Query<unknown, [string]>;
  private readonly numbered: Query<
    { readonly campaignId: string; readonly number: number },
    [string, readonly string[]]
  >;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(store: ReadStore) {
    this.list = store.prepare(
      (t) => `${campaigns(t)} where n.surface = ? and c.status = 'listed' order by n.number`,
    );
    this.one = store.prepare((t) => `${campaigns(t)} where n.surface = ? and n.number = ?`);
    this.slug = store.prepare((t) => `select campaign_id from ${t(CampaignRow)} where slug = ?`);
    this.entry = store.prepare((t) => `select campaign_id from ${t(CampaignRow)} where campaign_id = ?`);
    this.numbered = store.prepare(
      (t) =>
        `select campaign_id, number from ${t(CampaignNumberRow)} where surface = ? and ${t.among('campaign_id')}`,
    );
    this.given = store.prepare(
      (t) =>
        `select number from ${t(CampaignNumberRow)} where surface = ? and number between ? and ? limit 1`,
    );
  }

  /** The listed campaigns of a surface by number. */
  listed(surface: string): Promise<CampaignItem[]> {
    return this.list.all(surface);
  }

  /** Undefined where there is none, or none that the viewer may see. */
  async byNumber(surface: string, number: number, viewer: CampaignViewer): Promise<CampaignItem | undefined> {
    const campaign = await this.one.get(surface, number);
    return campaign !== undefined && maySee(viewer, campaign) ? campaign : undefined;
  }

  async isKnown(campaignId: string): Promise<boolean> {
    return (await this.entry.get(campaignId)) !== undefined;
  }

  /** The numbers of campaigns on one surface, of those that nobody sees now too. */
  async numbersOf(surface: string, campaignIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.numbered.all(surface, campaignIds);
    return new Map(rows.map(({ campaignId, number }) => [campaignId, number]));
  }

  async slugHolder(slug: string): Promise<string | undefined> {
    return (await this.slug.get(slug))?.campaignId;
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return (await this.given.get(surface, from, to)) !== undefined;
  }
}

const campaigns = (t: TableReferences) => `select ${t.columns(CampaignRow, 'c')}, n.number,
    g.number as campaigner_number
  from ${t(CampaignNumberRow, 'n')}
  join ${t(CampaignRow, 'c')} on c.campaign_id = n.campaign_id
  join ${t(CampaignerOfCampaignNumberRow, 'g')} on g.surface = n.surface and g.campaigner_id = c.campaigner_id`;

function maySee(viewer: CampaignViewer, { status, campaignId }: CampaignItem): boolean {
  switch (viewer.audience) {
    case 'public':
      return status === 'listed';
    case 'client':
      return status === 'listed' || viewer.campaignIds.includes(campaignId);
    case 'admin':
      return true;
    default:
      return viewer satisfies never;
  }
}

import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { CampaignTotalsRow } from './campaign-totals.table';

export type CampaignTotal = RowOf<typeof CampaignTotalsRow>;

/** What has each campaign raised, and how many stand behind it? */
@Injectable()
export class CampaignTotals {
  private readonly one: Query<CampaignTotal, [string]>;
  private readonly list: Query<CampaignTotal, []>;

  constructor(store: ReadStore) {
    this.one = store.prepare(
      (t) => `select ${t.columns(CampaignTotalsRow)} from ${t(CampaignTotalsRow)} where campaign_id = ?`,
    );
    this.list = store.prepare(
      (t) => `select ${t.columns(CampaignTotalsRow)} from ${t(CampaignTotalsRow)} where listed`,
    );
  }

  byId(campaignId: string): Promise<CampaignTotal | undefined> {
    return this.one.get(campaignId);
  }

  /** The totals of all listed campaigns, by campaign. */
  async listed(): Promise<ReadonlyMap<string, CampaignTotal>> {
    return new Map((await this.list.all()).map((totals) => [totals.campaignId, totals]));
  }
}

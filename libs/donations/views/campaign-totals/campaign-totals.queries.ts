import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { CampaignTotalsRow, NeedTotalsRow } from './campaign-totals.table';

export type CampaignTotal = RowOf<typeof CampaignTotalsRow>;
export type NeedTotal = RowOf<typeof NeedTotalsRow>;

/** What has each campaign raised, and how many stand behind it? */
@Injectable()
export class CampaignTotals {
  private readonly one: Query<CampaignTotal, [string]>;
  private readonly list: Query<CampaignTotal, []>;
  private readonly needs: Query<NeedTotal, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare(
      (t) => `select ${t.columns(CampaignTotalsRow)} from ${t(CampaignTotalsRow)} where campaign_id = ?`,
    );
    this.list = store.prepare(
      (t) => `select ${t.columns(CampaignTotalsRow)} from ${t(CampaignTotalsRow)} where listed`,
    );
    this.needs = store.prepare(
      (t) => `select ${t.columns(NeedTotalsRow)} from ${t(NeedTotalsRow)} where campaign_id = ?`,
    );
  }

  byId(campaignId: string): Promise<CampaignTotal | undefined> {
    return this.one.get(campaignId);
  }

  /** What the needs of a campaign got, by need; a need that got nothing yet is missing. */
  async ofNeeds(campaignId: string): Promise<ReadonlyMap<string, NeedTotal>> {
    return new Map((await this.needs.all(campaignId)).map((totals) => [totals.needId, totals]));
  }

  /** The totals of all listed campaigns, by campaign. */
  async listed(): Promise<ReadonlyMap<string, CampaignTotal>> {
    return new Map((await this.list.all()).map((totals) => [totals.campaignId, totals]));
  }
}

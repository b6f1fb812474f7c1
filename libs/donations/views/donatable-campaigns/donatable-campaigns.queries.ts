import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { DonatableCampaignRow } from './donatable-campaigns.table';

/** May this campaign take gifts, and in which currencies does it count them? */
@Injectable()
export class DonatableCampaigns {
  private readonly one: Query<RowOf<typeof DonatableCampaignRow>, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare(
      (t) =>
        `select ${t.columns(DonatableCampaignRow)} from ${t(DonatableCampaignRow)} where campaign_id = ?`,
    );
  }

  byId(campaignId: string): Promise<RowOf<typeof DonatableCampaignRow> | undefined> {
    return this.one.get(campaignId);
  }
}

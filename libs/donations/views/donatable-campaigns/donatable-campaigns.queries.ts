import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { DonatableCampaignRow } from './donatable-campaigns.table';

/** `open` while it is listed, not closed, and its gifts are not prohibited. */
type DonatableCampaign = Omit<RowOf<typeof DonatableCampaignRow>, 'listed' | 'closed' | 'prohibited'> & {
  readonly open: boolean;
};

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

  async byId(campaignId: string): Promise<DonatableCampaign | undefined> {
    const row = await this.one.get(campaignId);
    if (row === undefined) return undefined;
    const { listed, closed, prohibited, ...campaign } = row;
    return { ...campaign, open: listed && !closed && !prohibited };
  }
}

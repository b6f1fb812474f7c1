import { type Query, ReadStore } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { PledgeableCampaignRow } from './pledgeable-campaigns.table';

/** May this campaign be pledged to? */
@Injectable()
export class PledgeableCampaigns {
  private readonly one: Query<{ readonly open: boolean }, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare((t) => `select open from ${t(PledgeableCampaignRow)} where campaign_id = ?`);
  }

  async state(campaignId: string): Promise<'open' | 'closed' | undefined> {
    const campaign = await this.one.get(campaignId);
    return campaign && (campaign.open ? 'open' : 'closed');
  }
}

import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { SupportPledgeRow } from './support-pledges.table';

/** A promise as everybody may see it. */
export type SupportPledgeItem = Pick<
  RowOf<typeof SupportPledgeRow>,
  'supportPledgeId' | 'campaignId' | 'name' | 'avatar' | 'pledgedAt' | 'version'
>;

/** With the address, for clients that the campaign is assigned to. */
export type AddressedSupportPledgeItem = SupportPledgeItem & Pick<RowOf<typeof SupportPledgeRow>, 'email'>;

export type SupportPledgeAudience = 'public' | 'client-assigned';

const publicColumns = 'support_pledge_id, campaign_id, name, avatar, pledged_at, version';

/** Who promised to take part in a campaign? */
@Injectable()
export class SupportPledges {
  private readonly shown: Query<SupportPledgeItem, [string]>;
  private readonly addressed: Query<AddressedSupportPledgeItem, [string]>;

  constructor(store: ReadStore) {
    const list = (columns: string) =>
      store.prepare<never, [string]>(
        (t) => `select ${columns} from ${t(SupportPledgeRow)} where campaign_id = ?
          order by pledged_at, name_folded, support_pledge_id`,
      );
    this.shown = list(publicColumns);
    this.addressed = list(`${publicColumns}, email`);
  }

  /** By the time of the promise, then by name. The address is not even read for an audience that may not have it. */
  byCampaign(campaignId: string, audience: 'client-assigned'): Promise<AddressedSupportPledgeItem[]>;
  byCampaign(campaignId: string, audience: SupportPledgeAudience): Promise<SupportPledgeItem[]>;
  byCampaign(campaignId: string, audience: SupportPledgeAudience): Promise<SupportPledgeItem[]> {
    return (audience === 'client-assigned' ? this.addressed : this.shown).all(campaignId);
  }
}

import { type Query, ReadStore } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ApiKeyRow, AssignedCampaignRow } from './api-clients.table';

/** The holder of a key, and the campaigns it may write to. */
export interface ApiClientItem {
  readonly clientId: string;
  readonly label: string;
  readonly surface: string;
  readonly revoked: boolean;
  readonly campaignIds: readonly string[];
}

type KeyAndCampaign = Omit<ApiClientItem, 'campaignIds'> & { readonly campaignId: string | null };

/** Whose key is it, and what may they write to? */
@Injectable()
export class ApiClients {
  private readonly holder: Query<KeyAndCampaign, [string]>;
  private readonly assigned: Query<unknown, [string, string]>;

  constructor(store: ReadStore) {
    this.holder = store.prepare(
      (t) => `select k.client_id, k.label, k.surface, k.revoked, c.campaign_id
        from ${t(ApiKeyRow, 'k')} left join ${t(AssignedCampaignRow, 'c')} on c.client_id = k.client_id
        where k.key_digest = ? order by c.campaign_id`,
    );
    this.assigned = store.prepare(
      (t) => `select client_id from ${t(AssignedCampaignRow)} where client_id = ? and campaign_id = ?`,
    );
  }

  /** One indexed read whether the key is known or not; revoked keys are told as such. */
  async byKeyDigest(keyDigest: string): Promise<ApiClientItem | undefined> {
    const rows = await this.holder.all(keyDigest);
    const [first] = rows;
    if (first === undefined) return undefined;
    const { clientId, label, surface, revoked } = first;
    const campaignIds = rows.flatMap(({ campaignId }) => (campaignId === null ? [] : [campaignId]));
    return { clientId, label, surface, revoked, campaignIds };
  }

  async isAssigned(clientId: string, campaignId: string): Promise<boolean> {
    return (await this.assigned.get(clientId, campaignId)) !== undefined;
  }
}

import { type Query, ReadStore } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ClientCampaignRow, ClientSizeRow } from './client-campaigns.table';

/** Which campaigns does a partner site show? */
@Injectable()
export class ClientCampaigns {
  private readonly list: Query<{ readonly campaignId: string }, [string]>;
  private readonly one: Query<unknown, [string, string]>;
  private readonly size: Query<{ readonly campaignsCount: number }, [string]>;

  constructor(store: ReadStore) {
    this.list = store.prepare(
      (t) =>
        `select campaign_id from ${t(ClientCampaignRow)} where client_id = ? and listed order by campaign_id`,
    );
    this.one = store.prepare(
      (t) =>
        `select client_id from ${t(ClientCampaignRow)} where client_id = ? and campaign_id = ? and listed`,
    );
    this.size = store.prepare((t) => `select campaigns_count from ${t(ClientSizeRow)} where client_id = ?`);
  }

  /** The listed ones of those that are assigned. */
  async idsOf(clientId: string): Promise<string[]> {
    return (await this.list.all(clientId)).map(({ campaignId }) => campaignId);
  }

  /** Whether the campaign is one of them. */
  async shows(clientId: string, campaignId: string): Promise<boolean> {
    return (await this.one.get(clientId, campaignId)) !== undefined;
  }

  /** How many they are; kept, not counted. */
  async count(clientId: string): Promise<number> {
    return (await this.size.get(clientId))?.campaignsCount ?? 0;
  }
}

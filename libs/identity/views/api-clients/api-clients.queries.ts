import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ApiKeyRow, AssignedCampaignRow } from './api-clients.table';

/** The holder of a key; what it may write to is asked campaign by campaign. */
export type ApiClientItem = Pick<RowOf<typeof ApiKeyRow>, 'clientId' | 'label' | 'surface' | 'revoked'>;

/** Whose key is it, and may they write to a campaign? */
@Injectable()
export class ApiClients {
  private readonly holder: Query<ApiClientItem, [string]>;
  private readonly assigned: Query<unknown, [string, string]>;

  constructor(store: ReadStore) {
    this.holder = store.prepare(
      (t) => `select client_id, label, surface, revoked from ${t(ApiKeyRow)} where key_digest = ?`,
    );
    this.assigned = store.prepare(
      (t) => `select client_id from ${t(AssignedCampaignRow)} where client_id = ? and campaign_id = ?`,
    );
  }

  /** One row whether the client has one campaign or thousands; revoked keys are told as such. */
  byKeyDigest(keyDigest: string): Promise<ApiClientItem | undefined> {
    return this.holder.get(keyDigest);
  }

  async isAssigned(clientId: string, campaignId: string): Promise<boolean> {
    return (await this.assigned.get(clientId, campaignId)) !== undefined;
  }
}

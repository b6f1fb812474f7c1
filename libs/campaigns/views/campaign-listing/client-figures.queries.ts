import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ClientFiguresRow } from './client-figures';

export type CampaignFigures = Omit<RowOf<typeof ClientFiguresRow>, 'clientId'>;

const nothing: CampaignFigures = {
  campaignCount: 0,
  donatedEurMinor: 0n,
  openEurMinor: 0n,
  requestedEurMinor: 0n,
  version: 0,
};

/** What did the listed campaigns of a client raise, and what do they ask for? Kept, not summed. */
@Injectable()
export class ClientFigures {
  private readonly one: Query<CampaignFigures, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare(
      (t) => `select campaign_count, donated_eur_minor, open_eur_minor, requested_eur_minor, version
        from ${t(ClientFiguresRow)} where client_id = ?`,
    );
  }

  async of(clientId: string): Promise<CampaignFigures> {
    return (await this.one.get(clientId)) ?? nothing;
  }
}

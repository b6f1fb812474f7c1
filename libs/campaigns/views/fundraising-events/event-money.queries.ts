import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import {
  ClientEventFiguresRow,
  FeaturedCampaignRow,
  ForwardingRow,
  FundraisingEventRow,
} from './fundraising-events.table';

/** What an event passed on to one campaign. */
export type ForwardingItem = Pick<RowOf<typeof ForwardingRow>, 'campaignId' | 'eurMinor'>;

export type ClientEventFigures = Omit<RowOf<typeof ClientEventFiguresRow>, 'clientId'>;

const nothingYet: ClientEventFigures = {
  eventCount: 0,
  donatedEurMinor: 0n,
  clientDonatedEurMinor: 0n,
  clientDonationCount: 0,
  version: 0,
};

/** Which campaigns does an event support, what went to them, and what do a client's events come to? */
@Injectable()
export class EventMoney {
  private readonly featured: Query<{ readonly campaignId: string }, [string]>;
  private readonly forwarded: Query<ForwardingItem, [string, number, number]>;
  private readonly count: Query<{ readonly forwardingCount: number }, [string]>;
  private readonly figures: Query<RowOf<typeof ClientEventFiguresRow>, [string]>;

  constructor(store: ReadStore) {
    this.featured = store.prepare(
      (t) =>
        `select campaign_id from ${t(FeaturedCampaignRow)} where fundraising_event_id = ?
          order by position, campaign_id`,
    );
    this.forwarded = store.prepare(
      (t) => `select campaign_id, eur_minor from ${t(ForwardingRow)} where fundraising_event_id = ?
        order by position, campaign_id limit ? offset ?`,
    );
    this.count = store.prepare(
      (t) => `select forwarding_count from ${t(FundraisingEventRow)} where fundraising_event_id = ?`,
    );
    this.figures = store.prepare(
      (t) =>
        `select ${t.columns(ClientEventFiguresRow)} from ${t(ClientEventFiguresRow)} where client_id = ?`,
    );
  }

  /** The campaigns that the event shows, listed or not, in the order in which it came to show them. */
  async featuredBy(fundraisingEventId: string): Promise<readonly string[]> {
    return (await this.featured.all(fundraisingEventId)).map(({ campaignId }) => campaignId);
  }

  /** Summed by campaign, the one that got money first at the head. The total is kept, not counted. */
  async forwardings(
    fundraisingEventId: string,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly total: number; readonly items: readonly ForwardingItem[] }> {
    const [items, count] = await Promise.all([
      this.forwarded.all(fundraisingEventId, limit, offset),
      this.count.get(fundraisingEventId),
    ]);
    return { total: count?.forwardingCount ?? 0, items };
  }

  async ofClient(clientId: string): Promise<ClientEventFigures> {
    const row = await this.figures.get(clientId);
    if (row === undefined) return nothingYet;
    const { clientId: _, ...figures } = row;
    return figures;
  }
}

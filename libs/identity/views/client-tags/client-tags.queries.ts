import { fold } from '@almoner/kernel';
import { type Query, ReadStore } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { CampaignTagRow, ClientTagCountRow, ClientTagRow } from './client-tags.table';

/** A client's tag; the count is of listed campaigns and never zero. */
export interface ClientTagItem {
  readonly tag: string;
  readonly tagFolded: string;
  readonly campaignsCount: number;
}

/** What tags are sorted by; `slug` is the folded tag. */
export interface TagOrder {
  readonly by: 'slug' | 'campaignsCount';
  readonly descending?: boolean;
}

/** How does a client sort its campaigns? */
@Injectable()
export class ClientTags {
  private readonly list: Query<ClientTagItem, [string, number, number]>;
  private readonly size: Query<{ readonly tagsCount: number }, [string]>;
  private readonly onCampaign: Query<ClientTagItem, [string, string]>;
  private readonly tagged: Query<{ readonly campaignId: string }, [string, string]>;

  constructor(store: ReadStore) {
    const counted = `t.tag, t.tag_folded, t."references" as campaigns_count`;
    this.list = store.prepare(
      (t) => `select ${counted} from ${t(ClientTagRow, 't')} where t.client_id = ?
        order by t.tag_folded limit ? offset ?`,
    );
    this.size = store.prepare((t) => `select tags_count from ${t(ClientTagCountRow)} where client_id = ?`);
    this.onCampaign = store.prepare(
      (t) => `select ${counted} from ${t(CampaignTagRow, 'c')}
        join ${t(ClientTagRow, 't')} on t.client_id = c.client_id and t.tag_folded = c.tag_folded
        where c.client_id = ? and c.campaign_id = ? and c.listed order by t.tag_folded`,
    );
    this.tagged = store.prepare(
      (t) => `select campaign_id from ${t(CampaignTagRow)}
        where client_id = ? and tag_folded = ? and listed order by campaign_id`,
    );
  }

  /** By the folded tag. The total is kept, not counted. */
  async page(
    clientId: string,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly total: number; readonly items: readonly ClientTagItem[] }> {
    const [items, size] = await Promise.all([
      this.list.all(clientId, limit, offset),
      this.size.get(clientId),
    ]);
    return { total: size?.tagsCount ?? 0, items };
  }

  /** All tags of a listed campaign, at most a hundred, in the given order and then by the folded tag. */
  async ofCampaign(
    clientId: string,
    campaignId: string,
    orders: readonly TagOrder[] = [],
  ): Promise<ClientTagItem[]> {
    const tags = await this.onCampaign.all(clientId, campaignId);
    return tags.toSorted((one, other) => {
      const decisive = orders.map((order) => compared(order, one, other)).find((result) => result !== 0);
      return decisive ?? 0;
    });
  }

  /** The listed campaigns with a tag, in whatever letter case it is asked for. */
  async campaignIds(clientId: string, tag: string): Promise<string[]> {
    return (await this.tagged.all(clientId, fold(tag))).map(({ campaignId }) => campaignId);
  }
}

function compared({ by, descending }: TagOrder, one: ClientTagItem, other: ClientTagItem): number {
  const ascending =
    by === 'campaignsCount'
      ? one.campaignsCount - other.campaignsCount
      : Buffer.compare(Buffer.from(one.tagFolded), Buffer.from(other.tagFolded));
  return descending ? -ascending : ascending;
}

import { type Query, ReadStore, type RowOf, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import type { UpdatePost } from '../../events';
import { UpdateCountRow, UpdateNumberRow, UpdateRow } from './campaign-updates.table';

type Row = RowOf<typeof UpdateRow> & { readonly number: number };

/** An update with its number on one surface. */
export type UpdateItem = Omit<Row, 'payout'> & Pick<UpdatePost, 'payout'>;

/** Where a list begins and how many of it are wanted. */
interface Wanted {
  readonly surface: string;
  readonly campaignIds: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

/** What news do campaigns tell? Whoever asks has seen the campaigns. */
@Injectable()
export class CampaignUpdates {
  private readonly ofOne: Query<Row, [string, string, number, number]>;
  private readonly ofMany: Query<Row, [string, readonly string[], number, number]>;
  private readonly one: Query<Row, [string, number]>;
  private readonly count: Query<{ readonly total: number }, [readonly string[]]>;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(store: ReadStore) {
    this.ofOne = store.prepare((t) => `${updates(t)} and u.campaign_id = ? ${newestFirst}`);
    this.ofMany = store.prepare((t) => `${updates(t)} and ${t.among('u.campaign_id')} ${newestFirst}`);
    this.one = store.prepare((t) => `${updates(t)} and n.number = ?`);
    this.count = store.prepare(
      (t) => `select cast(coalesce(sum(updates), 0) as bigint) as total
        from ${t(UpdateCountRow)} where ${t.among('campaign_id')}`,
    );
    this.given = store.prepare(
      (t) => `select number from ${t(UpdateNumberRow)} where surface = ? and number between ? and ? limit 1`,
    );
  }

  /** Newest first; of one campaign, or of several together. The totals are kept, not counted. */
  async page({ surface, campaignIds, offset, limit }: Wanted): Promise<{
    readonly total: number;
    readonly items: readonly UpdateItem[];
  }> {
    const [only, ...more] = campaignIds;
    if (only === undefined) return { total: 0, items: [] };
    const rows =
      more.length === 0
        ? this.ofOne.all(surface, only, limit, offset)
        : this.ofMany.all(surface, campaignIds, limit, offset);
    const [items, count] = await Promise.all([rows, this.count.get(campaignIds)]);
    return { total: count?.total ?? 0, items: items.map(shown) };
  }

  async byNumber(surface: string, number: number): Promise<UpdateItem | undefined> {
    const row = await this.one.get(surface, number);
    return row && shown(row);
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return (await this.given.get(surface, from, to)) !== undefined;
  }
}

const updates = (t: TableReferences) => `select ${t.columns(UpdateRow, 'u')}, n.number
  from ${t(UpdateRow, 'u')} join ${t(UpdateNumberRow, 'n')} on n.update_id = u.update_id
  where n.surface = ?`;

const newestFirst = 'order by u.created_at desc, n.number limit ? offset ?';

const shown = ({ payout, ...update }: Row): UpdateItem => ({
  ...update,
  payout: payout === null ? null : (JSON.parse(payout) as UpdatePost['payout']),
});

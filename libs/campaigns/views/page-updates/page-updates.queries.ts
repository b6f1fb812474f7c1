import { type Query, ReadStore, type RowOf, type Sift, Sifting, siftable } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { PageUpdateNumberRow, PageUpdateRow } from './page-updates.table';

type Row = RowOf<typeof PageUpdateRow>;

const fields = siftable(PageUpdateRow, 'number', {
  id: 'number',
  title: 'titleFolded',
  createdAt: 'createdAt',
  modifiedAt: 'modifiedAt',
});

/** What news is filtered and sorted by; text is folded, instants are milliseconds. */
export type PageUpdateField = keyof (typeof fields)['columns'];
export type PageUpdateItem = Omit<Row, 'titleFolded'>;

/** What news do participants tell on their pages? Whoever asks has seen the page. */
@Injectable()
export class PageUpdates {
  private readonly sifting: Sifting<PageUpdateField, typeof PageUpdateRow>;
  private readonly one: Query<Row, [string, string, number]>;
  private readonly known: Query<Row, [string]>;
  private readonly given: Query<unknown, [number, number]>;

  constructor(store: ReadStore) {
    this.sifting = new Sifting(store, fields);
    this.one = store.prepare(
      (t) => `select ${t.columns(PageUpdateRow)} from ${t(PageUpdateRow)}
        where campaign_id = ? and person_id = ? and number = ?`,
    );
    this.known = store.prepare(
      (t) => `select ${t.columns(PageUpdateRow)} from ${t(PageUpdateRow)} where page_update_id = ?`,
    );
    this.given = store.prepare(
      (t) => `select number from ${t(PageUpdateNumberRow)} where number between ? and ? limit 1`,
    );
  }

  async of(
    campaignId: string,
    personId: string,
    sift: Sift<PageUpdateField>,
  ): Promise<{ readonly total: number; readonly items: readonly PageUpdateItem[] }> {
    const { items, total } = await this.sifting.page({ campaignId, personId }, sift);
    return { total, items: items.map(shown) };
  }

  /** Undefined where the participant has none of that number. */
  async byNumber(campaignId: string, personId: string, number: number): Promise<PageUpdateItem | undefined> {
    const row = await this.one.get(campaignId, personId, number);
    return row && shown(row);
  }

  async byId(pageUpdateId: string): Promise<PageUpdateItem | undefined> {
    const row = await this.known.get(pageUpdateId);
    return row && shown(row);
  }

  async numbersGiven(from: number, to: number): Promise<boolean> {
    return (await this.given.get(from, to)) !== undefined;
  }
}

const shown = ({ titleFolded: _title, ...update }: Row): PageUpdateItem => update;

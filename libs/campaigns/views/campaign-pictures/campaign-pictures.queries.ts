import { type Query, ReadStore, type RowOf, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { PictureCountRow, PictureNumberRow, PictureRow } from './campaign-pictures.table';

/** A picture with its number on one surface. */
export type PictureItem = RowOf<typeof PictureRow> & { readonly number: number };

/** Where a list begins and how many of it are wanted. */
interface Wanted {
  readonly surface: string;
  readonly campaignId: string;
  readonly offset: number;
  readonly limit: number;
}

/** Which pictures does a campaign show? Whoever asks has seen the campaign. */
@Injectable()
export class CampaignPictures {
  private readonly list: Query<PictureItem, [string, string, number, number]>;
  private readonly one: Query<PictureItem, [string, number]>;
  private readonly count: Query<RowOf<typeof PictureCountRow>, [string]>;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(store: ReadStore) {
    this.list = store.prepare(
      (t) => `${pictures(t)} and p.campaign_id = ? order by n.number limit ? offset ?`,
    );
    this.one = store.prepare((t) => `${pictures(t)} and n.number = ?`);
    this.count = store.prepare(
      (t) => `select ${t.columns(PictureCountRow)} from ${t(PictureCountRow)} where campaign_id = ?`,
    );
    this.given = store.prepare(
      (t) => `select number from ${t(PictureNumberRow)} where surface = ? and number between ? and ? limit 1`,
    );
  }

  /** By number. The total is kept, not counted. */
  async page({ surface, campaignId, offset, limit }: Wanted): Promise<{
    readonly total: number;
    readonly items: readonly PictureItem[];
  }> {
    const [items, count] = await Promise.all([
      this.list.all(surface, campaignId, limit, offset),
      this.count.get(campaignId),
    ]);
    return { total: count?.pictures ?? 0, items };
  }

  byNumber(surface: string, number: number): Promise<PictureItem | undefined> {
    return this.one.get(surface, number);
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return (await this.given.get(surface, from, to)) !== undefined;
  }
}

const pictures = (t: TableReferences) => `select ${t.columns(PictureRow, 'p')}, n.number
  from ${t(PictureRow, 'p')} join ${t(PictureNumberRow, 'n')} on n.picture_id = p.picture_id
  where n.surface = ?`;

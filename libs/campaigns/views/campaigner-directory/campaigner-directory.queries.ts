import { type Query, ReadStore, type RowOf, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { CampaignerNumberRow, CampaignerRow } from './campaigner-directory.table';

/** A campaigner with its number on one surface. */
export type CampaignerItem = RowOf<typeof CampaignerRow> & { readonly number: number };

/** Who runs campaigns? */
@Injectable()
export class CampaignerDirectory {
  private readonly list: Query<CampaignerItem, [string]>;
  private readonly one: Query<CampaignerItem, [string, number]>;
  private readonly entry: Query<unknown, [string]>;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(store: ReadStore) {
    this.list = store.prepare((t) => `${listed(t)} order by n.number`);
    this.one = store.prepare((t) => `${listed(t)} and n.number = ?`);
    this.entry = store.prepare(
      (t) => `select campaigner_id from ${t(CampaignerRow)} where campaigner_id = ?`,
    );
    this.given = store.prepare(
      (t) =>
        `select number from ${t(CampaignerNumberRow)} where surface = ? and number between ? and ? limit 1`,
    );
  }

  /** Those with a listed campaign, by number. */
  listed(surface: string): Promise<CampaignerItem[]> {
    return this.list.all(surface);
  }

  /** Undefined also while none of the campaigner's campaigns is listed: nobody has approved the words about it. */
  byNumber(surface: string, number: number): Promise<CampaignerItem | undefined> {
    return this.one.get(surface, number);
  }

  async isKnown(campaignerId: string): Promise<boolean> {
    return (await this.entry.get(campaignerId)) !== undefined;
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return (await this.given.get(surface, from, to)) !== undefined;
  }
}

const listed = (t: TableReferences) => `select ${t.columns(CampaignerRow, 'c')}, n.number
  from ${t(CampaignerNumberRow, 'n')} join ${t(CampaignerRow, 'c')} on c.campaigner_id = n.campaigner_id
  where n.surface = ? and c.listed_campaigns > 0`;

import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { SeriesTotalsRow } from './campaign-totals.table';

/** What have the campaigns of a series raised together? One row each, whatever the number of campaigns. */
@Injectable()
export class SeriesTotals {
  private readonly one: Query<RowOf<typeof SeriesTotalsRow>, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare(
      (t) => `select ${t.columns(SeriesTotalsRow)} from ${t(SeriesTotalsRow)} where series_id = ?`,
    );
  }

  /** Minor units of the series' reporting currency; listed or not, all campaigns count. */
  async raisedMinor(seriesId: string): Promise<bigint> {
    return (await this.one.get(seriesId))?.seriesMinor ?? 0n;
  }
}

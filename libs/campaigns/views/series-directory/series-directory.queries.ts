import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { SeriesRow } from './series-directory.table';

export type SeriesItem = RowOf<typeof SeriesRow>;

/** Which series are there, and what do they report in? */
@Injectable()
export class SeriesDirectory {
  private readonly one: Query<SeriesItem, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare(
      (t) => `select ${t.columns(SeriesRow)} from ${t(SeriesRow)} where series_id = ?`,
    );
  }

  byId(seriesId: string): Promise<SeriesItem | undefined> {
    return this.one.get(seriesId);
  }
}

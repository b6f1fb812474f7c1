import { LRUCache } from 'lru-cache';
import type { Argument } from './engine';
import type { Query } from './query';
import type { ReadStore } from './read-store';
import type { TableReferences } from './table-references';

/** Orders of several keys make many statements, and who asks decides which. */
const keptMax = 500;

/** Statements that questions put together: those that are asked again stay prepared, and no caller can make them too many. */
export class VariedQueries {
  private readonly kept = new LRUCache<string, Query<never, readonly Argument[]>>({ max: keptMax });

  constructor(private readonly store: Pick<ReadStore, 'prepare'>) {}

  /** @param name another one for every other statement and every other row */
  of<Row>(name: string, sql: (tables: TableReferences) => string): Query<Row, readonly Argument[]> {
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const query = this.store.prepare<Row>(sql);
    this.kept.set(name, query as Query<never, readonly Argument[]>);
    return query;
  }
}

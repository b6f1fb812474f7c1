import type { RowOf, TableReferences } from '@almoner/readstore';
import { PeerCountRow } from './pages.table';

export type Counts = RowOf<typeof PeerCountRow>;

/** How many there are in a scope. */
export const countsStatement = (t: TableReferences): string =>
  `select ${t.columns(PeerCountRow)} from ${t(PeerCountRow)} where scope = ?`;

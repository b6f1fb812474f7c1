import type { RowOf, Sift, TableReferences } from '@almoner/readstore';
import { PeerCountRow } from './pages.table';

export type Counts = RowOf<typeof PeerCountRow>;

/** How many there are in a scope. */
export const countsStatement = (t: TableReferences): string =>
  `select ${t.columns(PeerCountRow)} from ${t(PeerCountRow)} where scope = ?`;

/** Whether the whole list is asked for, whose length is kept. */
export const isWhole = ({ conditions = [] }: Sift): boolean => conditions.length === 0;

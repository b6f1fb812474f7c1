import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { OverallTotalsRow } from './campaign-totals.table';

export type OverallTotal = Omit<RowOf<typeof OverallTotalsRow>, 'scope'>;

const nothingYet: OverallTotal = {
  campaignCount: 0,
  backerCount: 0,
  donationCount: 0,
  gbpMinor: 0n,
  eurMinor: 0n,
  version: 0,
};

/** What have all listed campaigns raised together? One row, whatever their number. */
@Injectable()
export class OverallTotals {
  private readonly row: Query<RowOf<typeof OverallTotalsRow>, []>;

  constructor(store: ReadStore) {
    this.row = store.prepare(
      (t) => `select ${t.columns(OverallTotalsRow)} from ${t(OverallTotalsRow)} where scope = 'listed'`,
    );
  }

  async ofListed(): Promise<OverallTotal> {
    const found = await this.row.get();
    if (found === undefined) return nothingYet;
    const { scope: _, ...totals } = found;
    return totals;
  }
}

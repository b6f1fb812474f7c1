import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ExchangeRateRow } from './exchange-rates.table';

type Rate = RowOf<typeof ExchangeRateRow>;

/** What was a currency worth on a day? */
@Injectable()
export class ExchangeRates {
  private readonly latest: Query<Rate, [string, string]>;
  private readonly first: Query<Rate, [string]>;

  constructor(store: ReadStore) {
    this.latest = store.prepare(
      (t) => `select ${t.columns(ExchangeRateRow)} from ${t(ExchangeRateRow)}
        where currency = ? and effective_from <= ? order by effective_from desc limit 1`,
    );
    this.first = store.prepare(
      (t) => `select ${t.columns(ExchangeRateRow)} from ${t(ExchangeRateRow)}
        where currency = ? order by effective_from limit 1`,
    );
  }

  /** For each currency that has any rate: the latest on or before the day (YYYY-MM-DD), else the first of all. */
  async around(currencies: readonly string[], day: string): Promise<Rate[]> {
    const found = await Promise.all(
      currencies.map(async (currency) => (await this.latest.get(currency, day)) ?? this.first.get(currency)),
    );
    return found.filter((rate) => rate !== undefined);
  }
}

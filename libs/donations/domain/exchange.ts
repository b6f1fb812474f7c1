import type { Money } from '@almoner/kernel';
import Big from 'big.js';
import type { ExchangeRate, Shares } from '../events';
import { minorDigits } from './currency';

/** Pounds are the pivot: every other conversion crosses through them, so one dated row per currency is enough. */
export const pivot = 'GBP';

/** Exact up to the last division, which rounds half up to a whole minor unit. */
const Exact = Big();
Exact.DP = 0;
Exact.RM = Big.roundHalfUp;
Exact.PE = 100;

/** The currencies beside the campaign's own that every gift is frozen in, because two surfaces total in them. */
const frozenCurrencies = ['EUR', pivot];

export interface Destination {
  readonly currency: string;
  readonly reportingCurrency: string;
}

export interface Frozen {
  readonly shares: Shares;
  readonly rates: readonly ExchangeRate[];
}

/** The currencies whose rates a gift needs. */
export function currenciesNeeded(currency: string, destination: Destination): string[] {
  const all = [currency, destination.currency, destination.reportingCurrency, ...frozenCurrencies];
  return [...new Set(all)].filter((needed) => needed !== pivot).sort();
}

/** The latest rate on or before the day; a gift from before the first rate takes the first. */
export function rateOn(
  day: string,
  currency: string,
  rates: readonly ExchangeRate[],
): ExchangeRate | undefined {
  const own = rates.filter((rate) => rate.currency === currency);
  const days = own.map((rate) => rate.effectiveFrom).sort();
  const chosen = days.findLast((from) => from <= day) ?? days[0];
  return own.find((rate) => rate.effectiveFrom === chosen);
}

/** Converts between currencies by their rates to pounds; half a minor unit rounds up. */
export function convert(money: Money, currency: string, toPounds: (currency: string) => string): number {
  if (money.currency === currency) return money.amountMinor;
  const from = new Exact(10).pow(digits(money.currency)).times(toPounds(currency));
  const into = new Exact(10).pow(digits(currency)).times(toPounds(money.currency));
  return Number(new Exact(money.amountMinor).times(into).div(from).toString());
}

/** Freezes an amount for every total it will be part of; undefined where a rate is missing. */
export function freeze(
  amount: Money,
  destination: Destination,
  day: string,
  rates: readonly ExchangeRate[],
): Frozen | undefined {
  const used = currenciesNeeded(amount.currency, destination).map((needed) => rateOn(day, needed, rates));
  if (!used.every((rate) => rate !== undefined)) return undefined;
  const byCurrency = new Map(used.map((rate) => [rate.currency, rate.rateToGbp]));
  const into = (currency: string) => convert(amount, currency, (of) => byCurrency.get(of) ?? '1');
  return {
    rates: used,
    shares: {
      campaign: { amountMinor: into(destination.currency), currency: destination.currency },
      series: { amountMinor: into(destination.reportingCurrency), currency: destination.reportingCurrency },
      EUR: into('EUR'),
      GBP: into(pivot),
    },
  };
}

/** Whether every share can be kept as a safe integer. */
export function isSafe({ campaign, series, EUR, GBP }: Shares): boolean {
  return [campaign.amountMinor, series.amountMinor, EUR, GBP].every(Number.isSafeInteger);
}

function digits(currency: string): number {
  const known = minorDigits(currency);
  if (known === undefined) throw new Error(`no ISO 4217 currency: ${currency}`);
  return known;
}

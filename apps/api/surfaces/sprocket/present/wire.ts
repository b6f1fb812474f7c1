import { minorDigits } from '@almoner/donations';
import { Decimal } from '../decimal';

/** An amount of money, as bigint where it is a sum. */
export interface Amount {
  readonly minor: number | bigint;
  readonly currency: string;
}

/** Major units with two decimals, or with as many as the currency has, digit for digit. */
export function money({ minor, currency }: Amount): Decimal {
  const digits = digitsOf(currency);
  const whole = BigInt(minor);
  const figures = (whole < 0n ? -whole : whole).toString().padStart(digits + 1, '0');
  const split = figures.length - digits;
  const fraction = figures.slice(split).padEnd(2, '0');
  return new Decimal(`${whole < 0n ? '-' : ''}${figures.slice(0, split)}.${fraction}`);
}

const digitsKnown = new Map<string, number>();

/** Looked up once for each currency: a list writes hundreds of amounts. */
export function digitsOf(currency: string): number {
  const known = digitsKnown.get(currency);
  if (known !== undefined) return known;
  const digits = minorDigits(currency) ?? 2;
  digitsKnown.set(currency, digits);
  return digits;
}

/** Unix seconds of epoch milliseconds (behaviour note 20). */
export const seconds = (at: number): number => Math.floor(at / 1000);

export const secondsOrNull = (at: number | null): number | null => (at === null ? null : seconds(at));

/** A path below a site, whether its address ends with a slash or not; null without a site. */
export const below = (site: string | null, path: string): string | null =>
  site === null ? null : `${site.replace(/\/+$/, '')}/${path}`;

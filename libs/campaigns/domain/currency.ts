import { code } from 'currency-codes';

/** Digits after the point by ISO 4217; undefined where the code is none. */
export function minorDigits(currency: string): number | undefined {
  return code(currency)?.digits;
}

import { Big } from 'big.js';
import { failures } from '../failure';
import { digitsOf } from '../present/wire';

/** Minor units of an amount as JSON tells it; null stays null. @throws Failure 10012 for a fraction of a minor unit */
export function minorUnits<Given extends number | null | undefined>(
  amount: Given,
  currency: string,
): number | Extract<Given, null | undefined> {
  if (amount === null || amount === undefined) return amount as Extract<Given, null | undefined>;
  const minor = Big(amount).times(Big(10).pow(digitsOf(currency)));
  if (!minor.eq(minor.round(0))) throw failures.unacceptable(`${currency} has no such fraction.`);
  return minor.toNumber();
}

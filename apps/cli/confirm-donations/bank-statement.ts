import { readRows } from './comma-separated';

/** One line of a statement, as far as a gift needs it; `lineNumber` counts as editors do, the header being the first. */
export interface Payment {
  readonly lineNumber: number;
  readonly reference: string;
  /** Undefined where the amount cannot be read, or no money came in. */
  readonly amountMinor: number | undefined;
  readonly currency: string;
  readonly paymentId: string | null;
}

/** A file that is no statement; says why. */
export class NoStatement extends Error {}

/**
 * Columns are found by their names in the first line: `reference` (what the donor wrote) and `amount`; `currency` (euros where
 * it is left out) and `payment_id` (the bank's own id) may be missing; all others are passed over.
 *
 * @throws NoStatement
 */
export function readStatement(text: string): Payment[] {
  const [header = [], ...rows] = rowsOf(text);
  const columns = header.map((name) => name.toLowerCase());
  const column = (name: string): number => columns.indexOf(name);
  for (const name of ['reference', 'amount']) {
    if (column(name) === -1) throw new NoStatement(`The first line names no column "${name}".`);
  }
  const lines = rows.map((row, index) => ({ row, lineNumber: index + 2 }));
  return lines
    .filter(({ row }) => row.some((cell) => cell !== ''))
    .map(({ row, lineNumber }) => ({
      lineNumber,
      reference: row[column('reference')] ?? '',
      amountMinor: readAmount(row[column('amount')] ?? ''),
      currency: (row[column('currency')] || 'EUR').toUpperCase(),
      paymentId: row[column('payment_id')] || null,
    }));
}

function rowsOf(text: string): string[][] {
  try {
    return readRows(text);
  } catch (error) {
    throw new NoStatement((error as Error).message);
  }
}

const sums = [
  /^\+?[0-9]+(?:[.,][0-9]{1,2})?$/,
  /^\+?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{2}$/,
  /^\+?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{2}$/,
];

/** `1.234,50`, `1,234.50`, `1234.5` or `1234`, in minor units of two digits; what could mean two sums means none. */
export function readAmount(text: string): number | undefined {
  if (!sums.some((sum) => sum.test(text))) return undefined;
  const [, cents = ''] = /[.,]([0-9]{1,2})$/.exec(text) ?? [];
  const whole = text.slice(0, text.length - (cents === '' ? 0 : cents.length + 1)).replace(/[^0-9]/g, '');
  const minor = Number(whole + cents.padEnd(2, '0'));
  return Number.isSafeInteger(minor) && minor > 0 ? minor : undefined;
}

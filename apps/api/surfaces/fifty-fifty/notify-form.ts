import type { Money } from '@almoner/kernel';
import { failures } from './failure';

const names = ['api_key', 'project_id', 'amount', 'currency', 'name', 'data', 'callback'] as const;
const currencies = ['USD', 'GBP', 'EUR'];
const amountMinorMax = 100_000_000;
const nameLengthMax = 200;
const dataLengthMax = 1000;

/** The form of notify with every field given at most once; absent and empty fields are undefined. */
export type NotifyForm = Readonly<Partial<Record<(typeof names)[number], string>>>;

/** @throws Failure when a known field is repeated or is not text (behaviour note 41). */
export function readForm(body: unknown): NotifyForm {
  const form: Record<string, string> = {};
  const fields = (body ?? {}) as Record<string, unknown>;
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined || value === '') continue;
    if (typeof value !== 'string')
      throw name === 'callback' ? failures.badCallback() : failures.invalid(name);
    form[name] = value;
  }
  return form;
}

/** A project or campaigner id as this API writes it; undefined when it cannot be one. */
export function readId(text: string): number | undefined {
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : undefined;
}

/**
 * Reads the gift of a form, after key and project were checked (note 36: amount, currency, name, data).
 * Excess zeros and any letter case of the currency are accepted, real fractions of a penny are not (ruling).
 */
export function readGift(form: NotifyForm): {
  readonly money: Money;
  readonly name: string | null;
  readonly reference: string | null;
} {
  const amountMinor = readAmount(form.amount);
  if (form.currency === undefined) throw failures.missing('currency');
  // Upper case alone would take letters of other scripts for these: the long s becomes an S.
  const currency = /^[A-Za-z]{3}$/.test(form.currency) ? form.currency.toUpperCase() : '';
  if (!currencies.includes(currency)) throw failures.badCurrency();
  return { money: { amountMinor, currency }, name: readName(form.name), reference: readData(form.data) };
}

function readAmount(text: string | undefined): number {
  if (text === undefined) throw failures.missing('amount');
  const match = /^0*([0-9]{1,7})(?:\.([0-9]{1,2})0*)?$/.exec(text.slice(0, 100));
  if (match === null || text.length > 100) throw failures.invalid('amount');
  const amountMinor = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (amountMinor < 1 || amountMinor > amountMinorMax) throw failures.invalid('amount');
  return amountMinor;
}

function readName(text: string | undefined): string | null {
  const name = text?.trim() ?? '';
  if ([...name].length > nameLengthMax || name.includes('\0')) throw failures.invalid('name');
  return name === '' ? null : name;
}

function readData(text: string | undefined): string | null {
  if (text === undefined) return null;
  // PostgreSQL cannot hold NUL, and what is kept byte for byte must not be kept almost.
  if ([...text].length > dataLengthMax || text.includes('\0')) throw failures.invalid('data');
  return text;
}

import { z } from 'zod';
import type { Opening } from './opening';
import { readCents } from './opening';
import type { texts } from './texts';

/** What a donor wrote, as it was sent; shown again where something is wrong with it. */
export interface Written {
  readonly donation_amount: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly message: string;
  readonly anonymous: boolean;
  readonly hide_amount: boolean;
  readonly share_contact: boolean;
}

export type Field = 'donation_amount' | 'first_name' | 'last_name' | 'email' | 'message';
export type Problem = keyof Pick<(typeof texts)['de'], 'required' | 'wrongAmount' | 'wrongEmail' | 'tooLong'>;
export type Problems = Readonly<Partial<Record<Field, Problem>>>;

/** Both names together fit into one. */
const lengths = { first_name: 100, last_name: 99, email: 320, message: 5_000 };

export const blank = (opening: Opening, amount: string): Written => ({
  donation_amount: opening.presetCents === null ? '' : amount,
  first_name: '',
  last_name: '',
  email: '',
  message: '',
  anonymous: false,
  hide_amount: false,
  share_contact: false,
});

/** Whatever a body holds; repeated fields count as missing, and NUL, which no store takes, is dropped. */
export function readWritten(body: unknown): Written {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  };
  return {
    donation_amount: text('donation_amount'),
    first_name: text('first_name'),
    last_name: text('last_name'),
    email: text('email'),
    message: text('message'),
    anonymous: text('anonymous') !== '',
    hide_amount: text('hide_amount') !== '',
    share_contact: text('share_contact') !== '',
  };
}

/** What is wrong with each field; a locked sum is the one that the page was opened with. */
export function problemsOf(written: Written, opening: Opening): Problems {
  const cents = readCents(written.donation_amount);
  const problems: { [F in Field]?: Problem } = {};
  if (cents === null || (opening.locked && cents !== opening.presetCents)) {
    problems.donation_amount = 'wrongAmount';
  }
  for (const field of ['first_name', 'last_name', 'email', 'message'] as const) {
    if (written[field] === '' && field !== 'message') problems[field] = 'required';
    else if (written[field].length > lengths[field]) problems[field] = 'tooLong';
  }
  if (problems.email === undefined && !z.email().safeParse(written.email).success) {
    problems.email = 'wrongEmail';
  }
  return problems;
}

import { type Query, ReadStore, type RowOf, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { AccountNumberRow, AccountRow } from './accounts.table';

type Row = RowOf<typeof AccountRow> & { readonly number: number };

/** Somebody's public page, with the person's number on one surface. */
export interface AccountItem {
  readonly personId: string;
  readonly number: number;
  readonly slug: string;
  readonly picture: string | null;
}

/** Who has a page, and where is it? */
@Injectable()
export class Accounts {
  private readonly some: Query<Row, [string, readonly string[]]>;
  private readonly one: Query<Row, [string, number]>;
  private readonly slug: Query<{ readonly personId: string }, [string]>;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(store: ReadStore) {
    this.some = store.prepare((t) => accounts(t, t.among('n.person_id')));
    this.one = store.prepare((t) => accounts(t, 'n.number = ?'));
    this.slug = store.prepare((t) => `select person_id from ${t(AccountRow)} where slug = ?`);
    this.given = store.prepare(
      (t) => `select number from ${t(AccountNumberRow)} where surface = ? and number between ? and ? limit 1`,
    );
  }

  /** By person; who has no page, or was forgotten, is missing. */
  async ofPersons(surface: string, personIds: readonly string[]): Promise<ReadonlyMap<string, AccountItem>> {
    if (personIds.length === 0) return new Map();
    const rows = await this.some.all(surface, [...new Set(personIds)]);
    return new Map(rows.flatMap(shown).map((account) => [account.personId, account]));
  }

  async byNumber(surface: string, number: number): Promise<AccountItem | undefined> {
    const row = await this.one.get(surface, number);
    return row && shown(row)[0];
  }

  async slugHolder(slug: string): Promise<string | undefined> {
    return (await this.slug.get(slug))?.personId;
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return (await this.given.get(surface, from, to)) !== undefined;
  }
}

const accounts = (t: TableReferences, which: string) =>
  `select ${t.columns(AccountRow, 'a')}, n.number from ${t(AccountNumberRow, 'n')}
   join ${t(AccountRow, 'a')} on a.person_id = n.person_id where n.surface = ? and ${which}`;

/** A page without an address is a forgotten person's. */
const shown = ({ slug, ...row }: Row): AccountItem[] => (slug === null ? [] : [{ ...row, slug }]);

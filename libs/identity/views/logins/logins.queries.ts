import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { LoginRow } from './logins.table';

type Row = RowOf<typeof LoginRow>;

/** What a password is held against. */
export type SigningIn = Pick<Row, 'personId' | 'passwordHash'>;

/** Somebody who can sign in. */
export type OpenLogin = Pick<Row, 'personId' | 'email' | 'passwordSince'>;

/** Who can sign in? */
@Injectable()
export class Logins {
  private readonly addressed: Query<SigningIn, [string]>;
  private readonly standing: Query<OpenLogin, [string]>;
  private readonly state: Query<Pick<Row, 'closed'>, [string]>;

  constructor(store: ReadStore) {
    this.addressed = store.prepare(
      (t) => `select person_id, password_hash from ${t(LoginRow)}
        where email_digest = ? and not closed order by person_id`,
    );
    this.standing = store.prepare(
      (t) => `select person_id, email, password_since from ${t(LoginRow)} where person_id = ? and not closed`,
    );
    this.state = store.prepare((t) => `select closed from ${t(LoginRow)} where person_id = ?`);
  }

  /** By the digest of the address's `emailKey`. */
  byAddress(emailDigest: string): Promise<SigningIn | undefined> {
    return this.addressed.get(emailDigest);
  }

  /** Undefined for who never could, can no longer, or was forgotten. */
  open(personId: string): Promise<OpenLogin | undefined> {
    return this.standing.get(personId);
  }

  async stateOf(personId: string): Promise<'open' | 'closed' | undefined> {
    const row = await this.state.get(personId);
    return row && (row.closed ? 'closed' : 'open');
  }
}

import { randomBytes } from 'node:crypto';
import type { VaultStorage } from './storage';

/** What a person let an application do; it stands behind every code and token. */
export interface Granted {
  readonly grantId: string;
  readonly applicationId: string;
  readonly personId: string;
  readonly scopes: readonly string[];
}

/** A code as it was given: only for this address, and with a challenge only for who knows its answer (RFC 7636). */
export interface GivenCode extends Granted {
  readonly redirectUri: string;
  readonly codeChallenge: string | null;
}

/** A token that holds, until an instant in epoch milliseconds. */
export interface GivenToken extends Granted {
  readonly expiresAt: number;
}

/** `replayed`: the code was used before, so whatever it gave has just ended. */
export type Redemption =
  | { readonly outcome: 'redeemed'; readonly code: GivenCode }
  | { readonly outcome: 'replayed'; readonly grantId: string }
  | { readonly outcome: 'unknown' };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How long each holds, in milliseconds (Sprocket's contract, `x-limits`; the session is ours). */
export const tokenLifeMs = {
  code: 10 * minuteMs,
  access: 30 * minuteMs,
  refresh: 365 * dayMs,
  session: 8 * 60 * minuteMs,
} as const;

const tokenBytes = 32;
const sweepEveryMs = minuteMs;

interface GrantedRow {
  readonly grant_id: string;
  readonly application_id: string;
  readonly person_id: string;
  readonly scopes: string;
}
interface TokenRow extends GrantedRow {
  readonly expires_at: number | string;
}
interface CodeRow extends TokenRow {
  readonly redirect_uri: string;
  readonly code_challenge: string | null;
}
interface SessionRow {
  readonly person_id: string;
  readonly opened_at: number | string;
}

const granted = 'grant_id, application_id, person_id, scopes';

/** Codes, tokens and sessions: opaque texts of 256 random bits, of which only keyed digests are kept. */
export class Tokens {
  private sweptAt = -Infinity;

  constructor(
    private readonly storage: VaultStorage,
    private readonly digest: (token: string) => string,
  ) {}

  async issueCode(code: GivenCode, now: Date): Promise<string> {
    await this.sweep(now);
    const text = fresh();
    await this.storage.run(
      `insert into @oauth_code (digest, ${granted}, expires_at, redirect_uri, code_challenge)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        this.digest(text),
        ...columns(code),
        now.getTime() + tokenLifeMs.code,
        code.redirectUri,
        code.codeChallenge,
      ],
    );
    return text;
  }

  /**
   * Uses a code up, in one statement: of any number who try at once one gets it. A code that ran out is used up as well; one
   * that was given to another application is not.
   */
  async redeemCode(code: string, applicationId: string, now: Date): Promise<Redemption> {
    const which = [this.digest(code), applicationId];
    const [row] = await this.storage.run<CodeRow>(
      `update @oauth_code set spent_at = ? where digest = ? and application_id = ? and spent_at is null
       returning ${granted}, redirect_uri, code_challenge, expires_at`,
      [now.getTime(), ...which],
    );
    if (row !== undefined) {
      if (Number(row.expires_at) <= now.getTime()) return { outcome: 'unknown' };
      const { redirect_uri: redirectUri, code_challenge: codeChallenge } = row;
      return { outcome: 'redeemed', code: { ...grantedOf(row), redirectUri, codeChallenge } };
    }
    const [spent] = await this.storage.run<Pick<CodeRow, 'grant_id'>>(
      'select grant_id from @oauth_code where digest = ? and application_id = ?',
      which,
    );
    if (spent === undefined) return { outcome: 'unknown' };
    await this.endGrant(spent.grant_id, now);
    return { outcome: 'replayed', grantId: spent.grant_id };
  }

  async issue(kind: 'access' | 'refresh', to: Granted, now: Date): Promise<string> {
    const text = fresh();
    await this.storage.run(
      `insert into @oauth_token (digest, ${granted}, expires_at, kind) values (?, ?, ?, ?, ?, ?, ?)`,
      [this.digest(text), ...columns(to), now.getTime() + tokenLifeMs[kind], kind],
    );
    return text;
  }

  /** What a token stands for; undefined once it ran out or its grant was ended here. */
  async find(kind: 'access' | 'refresh', token: string, now: Date): Promise<GivenToken | undefined> {
    const [row] = await this.storage.run<TokenRow>(
      `select ${granted}, expires_at from @oauth_token token where digest = ? and kind = ? and expires_at > ?
       and not exists (select 1 from @ended_grant ended where ended.grant_id = token.grant_id)`,
      [this.digest(token), kind, now.getTime()],
    );
    return row && { ...grantedOf(row), expiresAt: Number(row.expires_at) };
  }

  /** Ends every token of a grant at once, also those that are being issued at this moment. */
  async endGrant(grantId: string, now: Date): Promise<void> {
    await this.storage.run(
      'insert into @ended_grant (grant_id, expires_at) values (?, ?) on conflict do nothing',
      [grantId, now.getTime() + 2 * tokenLifeMs.refresh],
    );
  }

  async openSession(personId: string, now: Date): Promise<string> {
    await this.sweep(now);
    const text = fresh();
    await this.storage.run(
      'insert into @login_session (digest, person_id, opened_at, expires_at) values (?, ?, ?, ?)',
      [this.digest(text), personId, now.getTime(), now.getTime() + tokenLifeMs.session],
    );
    return text;
  }

  async session(
    token: string,
    now: Date,
  ): Promise<{ readonly personId: string; readonly openedAt: number } | undefined> {
    const [row] = await this.storage.run<SessionRow>(
      'select person_id, opened_at from @login_session where digest = ? and expires_at > ?',
      [this.digest(token), now.getTime()],
    );
    return row && { personId: row.person_id, openedAt: Number(row.opened_at) };
  }

  async closeSession(token: string): Promise<void> {
    await this.storage.run('delete from @login_session where digest = ?', [this.digest(token)]);
  }

  /** Codes are kept for as long as what they gave may live: a replay must be noticed until then. */
  private async sweep(now: Date): Promise<void> {
    const at = now.getTime();
    if (at - this.sweptAt < sweepEveryMs) return;
    this.sweptAt = at;
    await this.storage.run('delete from @oauth_code where expires_at < ?', [at - tokenLifeMs.refresh]);
    for (const table of ['@oauth_token', '@login_session', '@ended_grant'])
      await this.storage.run(`delete from ${table} where expires_at < ?`, [at]);
  }
}

/** URL-safe, as the contract wants tokens. */
const fresh = (): string => randomBytes(tokenBytes).toString('base64url');

const columns = ({ grantId, applicationId, personId, scopes }: Granted) => [
  grantId,
  applicationId,
  personId,
  scopes.join(' '),
];

const grantedOf = (row: GrantedRow): Granted => ({
  grantId: row.grant_id,
  applicationId: row.application_id,
  personId: row.person_id,
  scopes: row.scopes.split(' '),
});

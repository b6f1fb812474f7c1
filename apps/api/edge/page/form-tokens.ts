import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';

const cookieName = 'almoner_form';
/** Long enough to fill in a form over a telephone call. */
export const lifeMs = 2 * 60 * 60 * 1000;
const browserId = /^[A-Za-z0-9_-]{22}$/;

/** A token that was sent with a form. `nonce` is of the one page that it stood on. */
export type Sent =
  | { readonly outcome: 'valid'; readonly nonce: string }
  /** Too old, of another form, or not of the browser that sends it. */
  | { readonly outcome: 'no-cookie' | 'stale' };

/**
 * Tells forms that we handed out from those that another site sends in a visitor's name: a token is signed for one form, one
 * browser and a time, and the browser is known by a cookie that no other site can read or set.
 */
@Injectable()
export class FormTokens {
  constructor(
    private readonly key: Buffer,
    private readonly now: () => Date,
  ) {}

  /** The id of the browser that asks; a new one where it has none. */
  browserOf(cookies: string | undefined): string {
    return readCookie(cookies) ?? randomBytes(16).toString('base64url');
  }

  /** @param secure whether the page came over an encrypted connection */
  cookie(browser: string, secure: boolean): string {
    const life = Math.trunc(lifeMs / 1000);
    return `${cookieName}=${browser}; Path=/; Max-Age=${life}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }

  issue(browser: string, form: string): string {
    const at = this.now().getTime().toString(36);
    const nonce = randomBytes(16).toString('base64url');
    return `${at}.${nonce}.${this.sign(browser, form, at, nonce).toString('base64url')}`;
  }

  check(token: string, cookies: string | undefined, form: string): Sent {
    const browser = readCookie(cookies);
    if (browser === undefined) return { outcome: 'no-cookie' };
    const [at = '', nonce = '', signature = ''] = token.split('.');
    const expected = this.sign(browser, form, at, nonce);
    const given = Buffer.from(signature, 'base64url');
    const signed = given.length === expected.length && timingSafeEqual(given, expected);
    const age = this.now().getTime() - Number.parseInt(at, 36);
    return signed && age <= lifeMs ? { outcome: 'valid', nonce } : { outcome: 'stale' };
  }

  private sign(...parts: readonly string[]): Buffer {
    return createHmac('sha256', this.key).update(JSON.stringify(parts)).digest();
  }
}

function readCookie(cookies = ''): string | undefined {
  const found = cookies
    .split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
  return found !== undefined && browserId.test(found) ? found : undefined;
}

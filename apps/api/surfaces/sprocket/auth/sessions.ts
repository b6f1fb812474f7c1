import { Injectable } from '@nestjs/common';
import { Logins, type OpenLogin } from '@almoner/identity';
import { tokenLifeMs } from '@almoner/vault';
import type { Request } from 'express';
import { Keyring } from './keyring';

const cookieName = 'almoner_session';
const path = '/sprocket/auth/oauth2/authorize';
const shape = /^[A-Za-z0-9_-]{43}$/;

/** Who is signed in at the authorize page, by a cookie that goes nowhere else. */
@Injectable()
export class Sessions {
  constructor(
    private readonly keyring: Keyring,
    private readonly logins: Logins,
  ) {}

  /** Undefined where nobody is, or their password changed since. */
  async of(request: Request): Promise<OpenLogin | undefined> {
    const token = cookieOf(request);
    const session = token && (await this.keyring.tokens.session(token, this.keyring.now()));
    if (!session) return undefined;
    const login = await this.logins.open(session.personId);
    return login !== undefined && login.passwordSince <= session.openedAt ? login : undefined;
  }

  /** @returns the cookie to set */
  async open(personId: string, request: Request): Promise<string> {
    const token = await this.keyring.tokens.openSession(personId, this.keyring.now());
    return cookie(token, tokenLifeMs.session / 1_000, request.secure);
  }

  /** @returns the cookie that takes the other away */
  async close(request: Request): Promise<string> {
    const token = cookieOf(request);
    if (token !== undefined) await this.keyring.tokens.closeSession(token);
    return cookie('', 0, request.secure);
  }
}

const cookie = (value: string, seconds: number, secure: boolean): string =>
  `${cookieName}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

function cookieOf({ headers }: Request): string | undefined {
  const found = (headers.cookie ?? '')
    .split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
  return found !== undefined && shape.test(found) ? found : undefined;
}

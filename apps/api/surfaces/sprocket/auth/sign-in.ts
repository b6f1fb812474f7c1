import { Injectable } from '@nestjs/common';
import { Logins } from '@almoner/identity';
import { emailKey } from '@almoner/kernel';
import { Keyring } from './keyring';
import { SignInLimit } from './sign-in-limit';

export type SignedIn =
  | { readonly outcome: 'right'; readonly personId: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'limited'; readonly seconds: number };

const lengthMax = 320;

/** Holds an address and a password against the logins. Takes as long for an address that nobody has. */
@Injectable()
export class SignIn {
  constructor(
    private readonly keyring: Keyring,
    private readonly logins: Logins,
    private readonly limit: SignInLimit,
  ) {}

  /** @param client where the request comes from */
  async with(email: string, password: string, client: string): Promise<SignedIn> {
    const digest = this.keyring.digest(emailKey(email.slice(0, lengthMax)));
    const seconds = this.limit.take(digest, client);
    if (seconds > 0) return { outcome: 'limited', seconds };
    const login = await this.logins.byAddress(digest);
    const fits = await this.keyring.verifyPassword(password.slice(0, lengthMax), login?.passwordHash);
    if (!fits || login === undefined) return { outcome: 'wrong' };
    this.limit.giveBack(digest, client);
    return { outcome: 'right', personId: login.personId };
  }
}

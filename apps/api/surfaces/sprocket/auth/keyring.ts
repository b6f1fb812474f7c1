import type { Tokens } from '@almoner/vault';

/** What signing in needs of the vault, and the time that it goes by. */
export class Keyring {
  constructor(
    readonly tokens: Tokens,
    /** Of secrets and addresses, as the events hold them. */
    readonly digest: (text: string) => string,
    readonly verifyPassword: (password: string, stored: string | undefined) => Promise<boolean>,
    readonly now: () => Date,
  ) {}
}

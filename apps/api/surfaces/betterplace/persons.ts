import { type AccountItem, Accounts } from '@almoner/identity';
import { Injectable } from '@nestjs/common';
import type { Part } from './etag';
import type { PersonSource } from './present/person';
import { surfaceName } from './surface-name';

/** Shows persons: whoever has a page here is linked to it, with a picture where there is one. */
@Injectable()
export class Persons {
  constructor(private readonly accounts: Accounts) {}

  async among(personIds: readonly (string | null)[]): Promise<KnownPersons> {
    const known = personIds.filter((personId) => personId !== null);
    return new KnownPersons(await this.accounts.ofPersons(surfaceName, known));
  }
}

/** The persons of one answer. */
export class KnownPersons {
  constructor(private readonly accounts: ReadonlyMap<string, AccountItem>) {}

  /** @param name as it is shown; null once it was forgotten */
  shown(personId: string | null, name: string | null): PersonSource {
    const account = this.accountOf(personId);
    const picture = account?.picture ?? null;
    return { name, account, picture: picture === null ? null : { original: picture } };
  }

  /** A page may be opened without anything being recorded of what its person did. */
  partsOf(personId: string | null): readonly Part[] {
    const account = this.accountOf(personId);
    return account === null ? [null] : [account.number, account.slug, account.picture];
  }

  private accountOf(personId: string | null): AccountItem | null {
    return personId === null ? null : (this.accounts.get(personId) ?? null);
  }
}

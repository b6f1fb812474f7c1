import { type Query, ReadStore } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { PersonContactRow } from './person-contacts.table';

/** How can somebody be reached? Whoever asks has made sure that this caller may know. */
@Injectable()
export class PersonContacts {
  private readonly one: Query<{ readonly email: string | null }, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare((t) => `select email from ${t(PersonContactRow)} where person_id = ?`);
  }

  /** Undefined where there is no address, and once the person was forgotten. */
  async emailOf(personId: string): Promise<string | undefined> {
    return (await this.one.get(personId))?.email ?? undefined;
  }
}

import { p, viewTable } from '@almoner/readstore';

/** The address of somebody who is known and has one; it is null once the person was forgotten. */
export const PersonContactRow = viewTable('person_contacts', {
  personId: p.string().primary(),
  email: p.text().nullable(),
});

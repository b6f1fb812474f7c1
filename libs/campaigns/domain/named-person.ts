import type { Seal } from '@almoner/kernel';
import type { z } from 'zod';
import type { NamedPerson } from '../events';
import type { namedPerson } from './shapes';

type Named = z.infer<typeof namedPerson> | null | undefined;

/** Whose key a command needs to seal the names that it was given. */
export const personsOf = (...named: readonly Named[]): string[] =>
  named.flatMap((person) => (person ? [person.personId] : []));

/** Seals a name; nobody stays nobody, and what was not told stays untold. */
export function sealedName<Given extends Named>(
  given: Given,
  seal: Seal,
): NamedPerson | Extract<Given, null | undefined> {
  if (given === null || given === undefined) return given as Extract<Given, null | undefined>;
  const { personId, firstName, lastName } = given;
  return { personId, firstName: seal(personId, firstName), lastName: seal(personId, lastName) };
}

import type { Sealed } from '@almoner/kernel';

/** The persons whose sealed values stand anywhere in an event's data. */
export function personsIn(value: unknown, persons: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isSealed(value)) {
    persons.add(value.person);
    return;
  }
  for (const inner of Object.values(value)) personsIn(inner, persons);
}

function isSealed(value: object): value is Sealed {
  const { person, text } = value as Partial<Sealed>;
  return typeof person === 'string' && typeof text === 'string' && Object.keys(value).length === 2;
}

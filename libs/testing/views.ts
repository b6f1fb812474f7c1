import type { Event, Seal, Sealed } from '@almoner/kernel';
import type { ViewTable } from '@almoner/readstore';
import type { GivenReadStore } from './read-store';

/** Seals the readable values of specs for real, so that a projection can open them. */
export function sealedWith<E extends Event>(seal: Seal, events: readonly E[]): E[] {
  const reseal = (_key: string, value: unknown): unknown => {
    if (!isSealed(value)) return value;
    return seal(value.person, value.text.slice(value.person.length + 1));
  };
  return events.map((event) => JSON.parse(JSON.stringify(event), reseal) as E);
}

function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && 'person' in value && 'text' in value;
}

/** Events that arrive twice, and a rebuild from the log, leave the rows of these tables as they are. */
export async function expectStableRows(
  views: GivenReadStore,
  ...tables: readonly ViewTable[]
): Promise<void> {
  const rows = () => Promise.all(tables.map((table) => views.rows(table)));
  const before = await rows();
  expect(before.flat()).not.toHaveLength(0);
  await views.redelivered();
  expect(await rows()).toEqual(before);
  await views.rebuilt();
  expect(await rows()).toEqual(before);
}

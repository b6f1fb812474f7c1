import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type RecordedEvent, numberedKinds } from '@almoner/kernel';
import type { Projection, RowOperation, ViewTable } from '@almoner/readstore';
import { contextsIn } from '../architecture/tree';

const root = resolve('.');
const everyKind = Object.fromEntries(numberedKinds.map((kind) => [kind, ['one']]));

interface Door {
  projections(numberings: object): readonly Projection[];
}

const golden = contextsIn(root).flatMap((context) => {
  const folder = join(root, 'libs', context, 'events/golden');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map(
    (file) =>
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        readonly type: string;
        readonly data: object;
      },
  );
});

const views = contextsIn(root).flatMap((context) => {
  // oxlint-disable-next-line typescript/no-require-imports -- contexts are found by pattern, so no import can name them
  const door = require(join(root, 'libs', context, 'index.ts')) as Door;
  return door.projections(everyKind);
});

const cases = views.flatMap((view) =>
  golden.flatMap((event) => {
    const handler = view.on[event.type];
    // A handler that reads needs a history; the views' own specs tell it one.
    return typeof handler === 'function' ? [{ view: view.view, type: event.type, handler, event }] : [];
  }),
);

/** One event that a view cannot take stops every view, so none may stumble over a part that is told only sometimes. */
test.each(cases)('$view takes the golden $type', ({ handler, event }) => {
  const recorded = {
    ...event,
    id: 'id',
    stream: 'stream',
    revision: 0n,
    position: 7n,
    metadata: { occurredAt: '2011-09-01T12:00:00.000Z', recordedAt: '2011-09-01T12:00:00.000Z' },
  } as unknown as RecordedEvent<never>;
  const operations = handler(recorded, { open: (sealed) => sealed?.text ?? null });
  for (const operation of operations) expect(strangers(operation)).toEqual([]);
});

test('there are events and views to try', () => {
  expect(cases.length).toBeGreaterThan(50);
});

/** Columns that the operation names and its table does not have. */
function strangers(operation: RowOperation): string[] {
  const { table, ...parts } = operation as unknown as Parts;
  const known = new Set(table.columns.map(({ property }) => property));
  const named = ['row', 'key', 'set', 'add', 'max', 'min', 'initial', 'where'].flatMap((part) =>
    Object.keys((parts[part] as object | undefined) ?? {}),
  );
  return named.filter((property) => !known.has(property));
}

type Parts = { readonly table: ViewTable } & Readonly<Record<string, unknown>>;

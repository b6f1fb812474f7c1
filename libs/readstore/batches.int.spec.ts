import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Event } from '@almoner/kernel';
import { type GivenReadStore, readStoreKinds, startReadStore } from '@almoner/testing/read-store';
import * as fc from 'fast-check';
import {
  change,
  changeWhere,
  give,
  p,
  projection,
  put,
  raise,
  remove,
  removeWhere,
  type RowOperation,
  tally,
  viewTable,
} from './index';

const Things = viewTable('things', {
  run: p.string().primary(),
  thing: p.string().primary(),
  group: p.string().default('none'),
  sum: p.bigint(),
  largest: p.bigint('number').nullable(),
  smallest: p.string().nullable(),
  number: p.integer().nullable(),
  open: p.boolean(),
});
const References = viewTable('references', {
  run: p.string().primary(),
  thing: p.string().primary(),
  references: p.integer(),
});

type Happened = Event<'testing.Happened', { write: () => readonly RowOperation[] }>;
const things = projection<Happened>('things', {
  version: 1,
  tables: [Things, References],
  on: { 'testing.Happened': ({ data }) => data.write() },
});

const name = fc.constantFrom('a', 'b', 'ä', '😀', 'Z');
const small = fc.integer({ min: -5, max: 12 });

/** One operation on the rows of one run; runs share tables and never touch each other's rows. */
type Write = (run: string) => RowOperation;
const write = <Args>(
  args: fc.Arbitrary<Args>,
  make: (run: string, args: Args) => RowOperation,
): fc.Arbitrary<Write> => args.map((given) => (run) => make(run, given));

const operation: fc.Arbitrary<Write> = fc.oneof(
  write(fc.tuple(name, name, small), (run, [thing, group, sum]) =>
    put(Things, { run, thing, group, sum, open: false }),
  ),
  write(fc.tuple(name, small), (run, [thing, sum]) =>
    change(Things, { run, thing }, { add: { sum }, initial: { group: 'new' } }),
  ),
  write(fc.tuple(name, small), (run, [thing, largest]) =>
    change(Things, { run, thing }, { max: { largest } }),
  ),
  write(fc.tuple(name, name), (run, [thing, smallest]) =>
    change(Things, { run, thing }, { min: { smallest } }),
  ),
  write(fc.tuple(name, fc.boolean()), (run, [thing, open]) =>
    change(Things, { run, thing }, { set: { open } }),
  ),
  write(name, (run, thing) => remove(Things, { run, thing })),
  write(fc.tuple(name, name), (run, [group, to]) =>
    changeWhere(Things, { run, group }, { group: to, open: true }),
  ),
  write(name, (run, group) => removeWhere(Things, { run, group })),
  write(fc.tuple(name, fc.constantFrom(1, -1)), (run, [thing, by]) =>
    tally(References, { run, thing }, by, { table: Things, key: { run, thing: 'counted' }, column: 'sum' }),
  ),
  write(fc.tuple(name, fc.option(small, { nil: undefined })), (run, [thing, number]) =>
    give(Things, { run, thing, sum: 1, open: true }, { column: 'number', counter: run, number }),
  ),
  write(fc.integer({ min: 1, max: 20 }), (run, to) => raise(Things, run, to)),
);

describe('batches of any size', () => {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-batches-'));
  const stores: GivenReadStore[] = [];

  beforeAll(async () => {
    for (const kind of readStoreKinds(folder)) {
      for (const batchMax of [1, 7, 1_000]) {
        stores.push(await startReadStore(await kind.location(), [things], { batchMax }));
      }
    }
    await Promise.all(stores.map(({ runner }) => runner.ready()));
  });

  afterAll(async () => {
    for (const { store } of stores) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('give the same rows and numbers on both databases', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(operation, { maxLength: 3 }), { maxLength: 40 }),
        async (happened) => {
          runs += 1;
          const run = `run-${runs}`;
          const given = happened.map((writes) => ({
            type: 'testing.Happened',
            data: { write: () => writes.map((each) => each(run)) },
          }));
          await Promise.all(stores.map((views) => views.given(...given)));
          const tables = await Promise.all(stores.map((views) => rowsOf(views, run)));
          for (const table of tables) expect(table).toEqual(tables[0]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

async function rowsOf(views: GivenReadStore, run: string): Promise<unknown> {
  const rows = [...(await views.rows(Things)), ...(await views.rows(References))];
  return rows.filter((row) => row.run === run);
}

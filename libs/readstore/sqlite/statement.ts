import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Argument, Statement } from '../engine';
import { type Convert, rowReader, safeNumber, type Shape } from '../shape';

type Read = (values: readonly unknown[]) => Record<string, unknown>;

/** Rows that an uncapped list hands over before it lets other work on the event loop run. */
const rowsPerTurn = 500;

/** A statement on the shared reading connection; `iterate` borrows another, see there. */
export class SqliteStatement implements Statement {
  #prepared: { readonly statement: StatementSync; readonly read: Read } | undefined;

  constructor(
    private readonly sql: string,
    private readonly shape: Shape,
    private readonly shared: DatabaseSync,
    private readonly borrow: () => { readonly database: DatabaseSync; release(): void },
  ) {}

  async all(args: readonly Argument[]): Promise<unknown[]> {
    const { statement, read } = this.#ready();
    const rows = statement.all(...args.map(bound)) as unknown as unknown[][];
    return rows.map(read);
  }

  async get(args: readonly Argument[]): Promise<unknown> {
    const { statement, read } = this.#ready();
    const values = statement.get(...args.map(bound)) as unknown as unknown[] | undefined;
    return values === undefined ? undefined : read(values);
  }

  /** On a connection of its own: an open cursor would hold every other read of the shared one at its snapshot. */
  async *iterate(args: readonly Argument[]): AsyncGenerator<unknown, void, undefined> {
    const { database, release } = this.borrow();
    try {
      const { statement, read } = prepare(database, this.sql, this.shape);
      let rows = 0;
      for (const values of statement.iterate(...args.map(bound)) as unknown as Iterable<unknown[]>) {
        yield read(values);
        rows += 1;
        if (rows % rowsPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      release();
    }
  }

  #ready(): { readonly statement: StatementSync; readonly read: Read } {
    return (this.#prepared ??= prepare(this.shared, this.sql, this.shape));
  }
}

function prepare(
  database: DatabaseSync,
  sql: string,
  shape: Shape,
): { statement: StatementSync; read: Read } {
  const statement = database.prepare(sql);
  const names = statement.columns().map((column) => column.name);
  const kinds = names.map((name) => shape.kind(name));
  const big = kinds.includes('bigint');
  statement.setReturnArrays(true);
  statement.setReadBigInts(big);
  return {
    statement,
    read: rowReader(
      names,
      kinds.map((kind) => conversion(kind, big)),
    ),
  };
}

function conversion(kind: string | undefined, big: boolean): Convert | undefined {
  if (kind === 'boolean') return (value) => Number(value) !== 0;
  if (kind === 'text' || kind === 'bigint' || !big) return undefined;
  return (value) => (typeof value === 'bigint' ? safeNumber(value) : value);
}

export function bound(value: Argument): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return value;
}

import { createHash } from 'node:crypto';
import type { FieldDef, Pool, PoolClient } from 'pg';
import type { Argument, Statement } from '../engine';
import { rowReader, type Shape } from '../shape';
import { numberPlaceholders } from '../table-references';
import { conversion, rawTypes } from './values';

type Read = (values: readonly unknown[]) => Record<string, unknown>;

/** Rows that an uncapped list fetches at a time. */
const rowsPerFetch = 500;

/** A named statement: each connection of the pool parses and plans it once. */
export class PostgresqlStatement implements Statement {
  readonly #text: string;
  readonly #name: string;
  #read: Read | undefined;

  constructor(
    sql: string,
    private readonly shape: Shape,
    private readonly pool: Pool,
  ) {
    this.#text = numberPlaceholders(sql);
    this.#name = createHash('sha256').update(this.#text).digest('base64url').slice(0, 32);
  }

  async all(args: readonly Argument[]): Promise<unknown[]> {
    const { rows, fields } = await this.pool.query<unknown[]>({
      name: this.#name,
      text: this.#text,
      values: args.map(storable),
      rowMode: 'array',
      types: rawTypes,
    });
    return rows.map(this.#reader(fields));
  }

  async get(args: readonly Argument[]): Promise<unknown> {
    return (await this.all(args))[0];
  }

  /** A cursor in a read-only transaction: the list is one state of the store and never whole in memory. */
  async *iterate(args: readonly Argument[]): AsyncGenerator<unknown, void, undefined> {
    const client = await this.pool.connect();
    let broken = true;
    try {
      await client.query('begin read only');
      await client.query(`declare list no scroll cursor for ${this.#text}`, args.map(storable));
      for (;;) {
        const rows = await this.#fetch(client);
        yield* rows;
        if (rows.length < rowsPerFetch) break;
      }
      broken = false;
    } finally {
      // A list that ends early leaves its cursor to the rollback.
      const failure = await client.query('rollback').then(
        () => undefined,
        (error: unknown) => error,
      );
      client.release(broken && failure !== undefined);
    }
  }

  async #fetch(client: PoolClient): Promise<unknown[]> {
    const { rows, fields } = await client.query<unknown[]>({
      text: `fetch ${rowsPerFetch} from list`,
      rowMode: 'array',
      types: rawTypes,
    });
    return rows.map(this.#reader(fields));
  }

  #reader(fields: readonly FieldDef[]): Read {
    this.#read ??= rowReader(
      fields.map(({ name }) => name),
      fields.map(({ name, dataTypeID }) => conversion(this.shape.kind(name), dataTypeID)),
    );
    return this.#read;
  }
}

/** PostgreSQL takes no NUL, and no stored text holds one: it is asked as the sign for what cannot be read. */
function storable(value: Argument): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  return Array.isArray(value) ? value.map((each: string) => storable(each)) : value;
}

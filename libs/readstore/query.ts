import type { Argument, Engine, Statement } from './engine';
import type { PhysicalTable } from './physical-table';
import { wordsPlaceholders } from './search';
import { Shape } from './shape';
import { type TableReferences, tableReferences } from './table-references';
import type { ViewTable } from './view-table';
import { askedWords } from './words';

/** A statement of a view's queries. Placeholders are `?`; rows come back in camelCase, in the shape that `Shape` tells. */
export interface Query<Row, Args extends readonly Argument[]> {
  all(...args: Args): Promise<Row[]>;
  get(...args: Args): Promise<Row | undefined>;
  /** For lists without a cap: rows come in steps that leave the event loop free. */
  iterate(...args: Args): AsyncIterable<Row>;
}

interface Prepared {
  readonly statement: Statement;
  readonly tables: ReadonlySet<ViewTable>;
  bind(args: readonly Argument[]): readonly Argument[];
}

/** Nothing is prepared before the query is first asked; `refuse` throws where one of its tables cannot be asked now. */
export function query<Row, Args extends readonly Argument[]>(
  tables: ReadonlyMap<ViewTable, PhysicalTable>,
  engine: Engine,
  sql: string | ((tables: TableReferences) => string),
  refuse: (tables: ReadonlySet<ViewTable>) => void,
): Query<Row, Args> {
  let prepared: Prepared | undefined;
  const run = <Result>(args: Args, work: (statement: Statement, bound: readonly Argument[]) => Result) => {
    prepared ??= prepare(tables, engine, sql);
    refuse(prepared.tables);
    return work(prepared.statement, prepared.bind(args));
  };
  return {
    all: async (...args) => (await run(args, (statement, bound) => statement.all(bound))) as Row[],
    get: async (...args) => (await run(args, (statement, bound) => statement.get(bound))) as Row | undefined,
    iterate: (...args) => run(args, (statement, bound) => statement.iterate(bound)) as AsyncIterable<Row>,
  };
}

function prepare(
  physical: ReadonlyMap<ViewTable, PhysicalTable>,
  engine: Engine,
  sql: string | ((tables: TableReferences) => string),
): Prepared {
  const { references, tables } = tableReferences(physical, engine.dialect);
  const text = typeof sql === 'string' ? sql : sql(references);
  const words = wordsPlaceholders(text);
  const asked = (each: Argument, index: number): Argument =>
    words.has(index) && typeof each === 'string' ? askedWords(each) : each;
  return {
    statement: engine.statement(text, new Shape(tables)),
    tables,
    bind: (args) => (words.size === 0 ? args : args.map(asked)),
  };
}

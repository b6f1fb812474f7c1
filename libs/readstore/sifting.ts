import type { ReadStore } from './read-store';
import { quoted } from './row-sql';
import {
  type Sift,
  type SiftOrder,
  type Siftable,
  type Sought,
  type Term,
  allOf,
  conditionTerm,
} from './sift';
import { VariedQueries } from './varied-queries';
import type { TableReferences } from './table-references';
import type { AnyColumnsOf, RowOf, ViewTable } from './view-table';

/** The rows that the caller may see at all: columns that equal a value, null among them. */
export type SiftScope<Table extends ViewTable> = AnyColumnsOf<Table>;

/** Answers what callers put together of a table's siftable fields: conditions, orders and parts, the same on both databases. */
export class Sifting<Field extends string, Table extends ViewTable> {
  private readonly queries: VariedQueries;

  /** @param fewMax how many rows are sorted once they are found; of more, those of one part are looked for in their order */
  constructor(
    store: Pick<ReadStore, 'prepare'>,
    private readonly siftable: Siftable<Field, Table>,
    private readonly fewMax = 1_000,
  ) {
    this.queries = new VariedQueries(store);
  }

  /** The part of the rows that is asked for. */
  async rows(scope: SiftScope<Table>, sift: Sift<Field>): Promise<RowOf<Table>[]> {
    const where = this.where(scope, sift);
    const { limit, offset } = sift;
    if (where === undefined || limit === 0) return [];
    const order = this.order(sift.order ?? []);
    const [first] = order;
    const { table } = this.siftable;
    if (!first?.nullable || this.isSought(first, sift)) {
      const clause = `where ${where.sql} order by ${orderSql(order)} limit ? offset ?`;
      return this.queries
        .of<RowOf<Table>>(clause, (t) => `select ${t.columns(table)} from ${t(table)} ${clause}`)
        .all(...where.args, limit, offset);
    }
    const part = [...where.args, limit + offset];
    return this.queries
      .of<RowOf<Table>>(`parts ${where.sql} order by ${orderSql(order)}`, (t) =>
        inParts(t, table, where.sql, order),
      )
      .all(...part, ...part, limit, offset);
  }

  /** How many rows there are in all parts. */
  async count(scope: SiftScope<Table>, sought: Sought<Field> = {}): Promise<number> {
    const where = this.where(scope, sought);
    if (where === undefined) return 0;
    const { table } = this.siftable;
    const query = this.queries.of<{ readonly total: number }>(
      `count ${where.sql}`,
      (t) => `select count(*) as total from ${t(table)} where ${where.sql}`,
    );
    return (await query.get(...where.args))?.total ?? 0;
  }

  /**
   * One part, and how many there are in all.
   * @param whole tells how many there are when nothing is asked of them, where that is kept
   */
  async page(
    scope: SiftScope<Table>,
    sift: Sift<Field>,
    whole?: () => Promise<number>,
  ): Promise<{ readonly items: RowOf<Table>[]; readonly total: number }> {
    if (whole !== undefined && (sift.conditions ?? []).length === 0) {
      const [items, total] = await Promise.all([this.rows(scope, sift), whole()]);
      return { items, total };
    }
    const total = await this.count(scope, sift);
    return {
      total,
      items: total <= this.fewMax ? await this.few(scope, sift) : await this.rows(scope, sift),
    };
  }

  /** The same of few rows: found by what they are like and then sorted, instead of looked for in the whole order. */
  private async few(scope: SiftScope<Table>, sift: Sift<Field>): Promise<RowOf<Table>[]> {
    const where = this.where(scope, sift);
    if (where === undefined || sift.limit === 0) return [];
    const { table } = this.siftable;
    const order = orderSql(this.order(sift.order ?? []));
    const query = this.queries.of<RowOf<Table>>(
      `few ${where.sql} order by ${order}`,
      (t) => `select ${t.columns(table)} from (
        select ${t.columns(table)} from ${t(table)} where ${where.sql} limit ${this.fewMax}) as few
        order by ${order} limit ? offset ?`,
    );
    return query.all(...where.args, sift.limit, sift.offset);
  }

  private where(scope: SiftScope<Table>, { conditions = [] }: Sought<Field>): Term | undefined {
    const { table, columns } = this.siftable;
    const terms = [
      ...table.columns
        .filter(({ property }) => scope[property as keyof typeof scope] !== undefined)
        .map(({ property, name }) => {
          const value = scope[property as keyof typeof scope];
          if (value === null) return { sql: `${quoted(name)} is null`, args: [] };
          return { sql: `${quoted(name)} = ?`, args: [value as string | number | boolean] };
        }),
      ...conditions.map((condition) => conditionTerm(columns[condition.field], condition)),
    ];
    const possible = terms.filter((term) => term !== undefined);
    if (possible.length < terms.length) return undefined;
    return possible.length === 0 ? { sql: 'true', args: [] } : allOf(possible);
  }

  /** Ends at the key; what comes behind it, or comes again, could decide nothing. */
  private order(asked: readonly SiftOrder<Field>[]): Ordered[] {
    const { columns, key } = this.siftable;
    const order = new Map<string, Ordered>();
    for (const { by, descending } of asked) {
      const { name, nullable } = columns[by];
      if (!order.has(name)) order.set(name, { name: quoted(name), descending, nullable });
      if (name === key.name) return [...order.values()];
    }
    return [...order.values(), { name: quoted(key.name), descending: false, nullable: false }];
  }

  private isSought({ name }: Ordered, { conditions = [] }: Sought<Field>): boolean {
    return conditions.some(
      (condition) =>
        quoted(this.siftable.columns[condition.field].name) === name &&
        !('known' in condition && !condition.known),
    );
  }
}

interface Ordered {
  readonly name: string;
  readonly descending: boolean;
  readonly nullable: boolean;
}

const orderSql = (order: readonly Ordered[]): string =>
  order
    .map(({ name, descending, nullable }) => {
      const nulls = nullable ? ' nulls last' : '';
      return `${name}${descending ? ' desc' : ''}${nulls}`;
    })
    .join(', ');

/**
 * Rows that have the first of what is sorted by, then those that have not. No index holds nulls last in both directions, but
 * each part alone comes out of one.
 */
function inParts(t: TableReferences, table: ViewTable, where: string, order: readonly Ordered[]): string {
  const [first, ...others] = order;
  const { name } = first!;
  const known = orderSql([{ ...first!, nullable: false }, ...others]);
  const part = (number: number, is: string, by: string) =>
    `select * from (select ${t.columns(table)}, ${number} as sift_part from ${t(table)}
      where ${where} and ${name} is ${is} order by ${by} limit ?) as part_${number}`;
  return `select ${t.columns(table)} from (${part(0, 'not null', known)}
    union all ${part(1, 'null', orderSql(others))}) as sifted
    order by sift_part, ${orderSql(order)} limit ? offset ?`;
}

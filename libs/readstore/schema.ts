import { MikroORM, type Options } from '@mikro-orm/core';
import { postgresqlSearchStatements } from './postgresql/search';
import { sqliteSearchStatements } from './sqlite/search';
import { type Dialect, type PhysicalTable, physicalEntity } from './physical-table';

/** The statements that create some tables, apart from those that index them, so that a build can index last. */
export interface SchemaStatements {
  readonly tables: readonly string[];
  readonly indexes: readonly string[];
}

/** Asks MikroORM's schema generator; it needs no connection to say how an entity becomes a table. */
export async function schemaStatements(
  tables: readonly PhysicalTable[],
  dialect: Dialect,
  options: Options,
): Promise<SchemaStatements> {
  if (tables.length === 0) return { tables: [], indexes: [] };
  const orm = new MikroORM({
    ...options,
    entities: tables.map((table) => physicalEntity(table, dialect)),
    connect: false,
  } as Options);
  try {
    const sql = await (
      orm as MikroORM & { schema: { getCreateSchemaSQL(o: object): Promise<string> } }
    ).schema.getCreateSchemaSQL({
      wrap: false,
    });
    const statements = sql
      .split(/;\s*\n/)
      .map((statement) => statement.trim())
      .filter((statement) => statement !== '');
    return {
      tables: statements
        .filter((statement) => /^create (table|unique index) /.test(statement))
        .map((statement) => statement.replace(/^create (table|unique index) /, '$&if not exists '))
        .map((statement) => (dialect === 'sqlite' ? keyed(statement, tables) : statement)),
      indexes: [
        ...statements
          .filter((statement) => statement.startsWith('create index '))
          .map((statement) => statement.replace('create index ', 'create index if not exists ')),
        ...tables.flatMap(dialect === 'sqlite' ? sqliteSearchStatements : postgresqlSearchStatements),
      ],
    };
  } finally {
    await orm.close();
  }
}

/**
 * In SQLite a row lives in its key's own tree: beside a tree of row numbers, each row would be written twice. The index of
 * words knows rows by number, so a table that is searched keeps them.
 */
function keyed(statement: string, tables: readonly PhysicalTable[]): string {
  const [, name] = /^create table if not exists `(\w+)`/.exec(statement) ?? [];
  const table = tables.find((each) => each.name === name);
  return table === undefined || table.logical.searches.length > 0 ? statement : `${statement} without rowid`;
}

import { createHash } from 'node:crypto';
import { EntitySchema } from '@mikro-orm/core';
import { camelCase, type Column } from './column';
import type { Projection } from './projection';
import { rowColumn, searchTable } from './search';
import type { ViewTable } from './view-table';

export type Dialect = 'sqlite' | 'postgresql';

/** A view's identity in the store: rows of another version or variant are other tables. */
export interface ViewIdentity {
  readonly view: string;
  readonly version: number;
  readonly variant: string;
}

/** One table as it stands in the database: the view's table under the name of its version. */
export interface PhysicalTable {
  readonly logical: ViewTable;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly keys: readonly Column[];
}

export function identityOf(projection: Projection): ViewIdentity {
  const variant = projection.variant;
  return {
    view: projection.view,
    version: projection.version,
    variant: variant === undefined ? '' : createHash('sha256').update(variant).digest('hex').slice(0, 6),
  };
}

export const identityText = ({ view, version, variant }: ViewIdentity): string =>
  `${view}_v${version}${variant && `_${variant}`}`;

export function physicalTables(projection: Projection): PhysicalTable[] {
  const { version, variant } = identityOf(projection);
  return projection.tables.map((logical) => {
    const name = `${logical.name}_v${version}${variant && `_${variant}`}`;
    // PostgreSQL cuts longer names off silently, and index names add to them.
    if (name.length > 55) throw new RangeError(`The table name ${name} is longer than 55 characters.`);
    return { logical, name, columns: logical.columns, keys: logical.keys };
  });
}

/** What must be dropped with a view: its table, and in SQLite the index of words beside it. */
export const tableNames = ({ name, logical }: PhysicalTable, dialect: Dialect): readonly string[] =>
  dialect === 'sqlite' && logical.searches.length > 0 ? [searchTable(name), name] : [name];

const columnTypes: Record<Dialect, Record<Column['kind'], string>> = {
  sqlite: { text: 'text', number: 'integer', bigint: 'integer', boolean: 'boolean' },
  // The collation makes text compare bytewise, as SQLite does by itself.
  postgresql: { text: 'text collate "C"', number: 'bigint', bigint: 'bigint', boolean: 'boolean' },
};

/** The MikroORM entity behind a physical table; the schema generator and entity reads know it by the table's name. */
export function physicalEntity(table: PhysicalTable, dialect: Dialect): EntitySchema {
  // The key that SQLite's index of words knows a row by; the view's own key stays unique.
  const numbered = dialect === 'sqlite' && table.logical.searches.length > 0;
  const runtime = { text: 'string', number: 'bigint', bigint: 'bigint', boolean: 'boolean' } as const;
  return new EntitySchema({
    name: table.name,
    tableName: table.name,
    properties: {
      ...(numbered && {
        [camelCase(rowColumn)]: {
          type: 'bigint',
          fieldName: rowColumn,
          columnType: 'integer',
          primary: true,
        },
      }),
      ...Object.fromEntries(
        table.columns.map((column) => [
          column.property,
          {
            type: runtime[column.kind],
            fieldName: column.name,
            columnType: columnTypes[dialect][column.kind],
            primary: column.primary && !numbered,
            nullable: column.nullable,
            autoincrement: false,
          },
        ]),
      ),
    },
    uniques: numbered
      ? [{ name: `${table.name}_key`, properties: table.keys.map(({ property }) => property) }]
      : [],
    indexes: table.logical.indexes.map((properties, index) => ({
      name: `${table.name}_i${index + 1}`,
      properties: [...properties],
    })),
  });
}

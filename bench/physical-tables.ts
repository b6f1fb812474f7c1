import type { DatabaseSync } from 'node:sqlite';

/** Finds the physical table of a view table; versions and variants are part of its name. */
export function physicalTables(database: DatabaseSync): (name: string) => string {
  const names = database
    .prepare(`select name from sqlite_master where type = 'table'`)
    .all()
    .map((row) => String(row['name']));
  return (name) => {
    const found = names.find((physical) => new RegExp(`^${name}_v\\d`).test(physical));
    if (found === undefined) throw new Error(`no table for ${name}`);
    return found;
  };
}

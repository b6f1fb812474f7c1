import { MikroORM, type Options } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { migrations } from './migrations';

/** Brings the vault's tables up to date. The caller sees to it that only one process does so at a time. */
export async function migrate(options: Options, schema?: string): Promise<void> {
  const orm = await MikroORM.init({
    ...options,
    entities: [],
    logger: () => undefined,
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      snapshot: false,
      tableName: schema ? `${schema}.vault_migration` : 'vault_migration',
    },
  } as Options);
  try {
    await (orm as unknown as { migrator: Migrator }).migrator.up();
  } finally {
    await orm.close();
  }
}

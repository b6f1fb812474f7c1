import type { EntitySchema } from '@mikro-orm/core';

/** One table of a view: a MikroORM entity plus what the runner needs to write it in bulk. */
export interface ViewTable {
  /** Name without version; the store adds `_v<n>`. Snake case. */
  readonly name: string;
  readonly entity: EntitySchema;
}

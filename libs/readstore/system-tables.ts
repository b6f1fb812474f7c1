import { p } from '@mikro-orm/core';
import type { PhysicalTable } from './physical-table';
import { viewTable, type ViewTable } from './view-table';

/** How far the rows of all current views stand. One row; its `position` is null until the first build ends. */
export const CheckpointRow = viewTable('almoner_checkpoint', {
  name: p.string().primary(),
  position: p.bigint().nullable(),
  recordedAt: p.bigint('number'),
});

/** Every version of every view that has tables here, ready or still building. */
export const ViewRow = viewTable('almoner_view', {
  view: p.string().primary(),
  version: p.integer().primary(),
  variant: p.string().primary(),
  state: p.string().$type<'building' | 'ready'>(),
  /** How far a build has come. */
  position: p.bigint().nullable(),
  /** Where the build must get to; only for showing progress. */
  target: p.bigint().nullable(),
  /** Physical names, a JSON list, so that a later version can drop them. */
  tables: p.text(),
});

/** The last public number of each counter, and the free ones below it: a JSON list of [from, to] ranges. */
export const CounterRow = viewTable('almoner_counter', {
  owner: p.string().primary(),
  counter: p.string().primary(),
  last: p.bigint('number'),
  gaps: p.text(),
});

const asIs = (logical: ViewTable): PhysicalTable => ({
  logical,
  name: logical.name,
  columns: logical.columns,
  keys: logical.keys,
});

export const checkpointTable = asIs(CheckpointRow);
export const viewRowTable = asIs(ViewRow);
export const counterTable = asIs(CounterRow);
export const systemTables = [checkpointTable, viewRowTable, counterTable] as const;

import { ViewBuilding } from './failures';
import { identityOf, identityText } from './physical-table';
import type { Projection } from './projection';
import type { ViewRow } from './system-tables';
import type { RowOf, ViewTable } from './view-table';

/** Which views of this process can be asked. Until the store says otherwise, none can. */
export class ViewStates {
  readonly #building = new Map<string, number>();
  /** Views that this process builds anew; what the store's table says of them is older. */
  readonly #held = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  readonly #viewOf = new Map<ViewTable, string>();

  constructor(readonly projections: readonly Projection[]) {
    for (const projection of projections) {
      if (this.#building.has(projection.view))
        throw new TypeError(`Two projections are called ${projection.view}.`);
      this.#building.set(projection.view, 0);
      for (const table of projection.tables) this.#viewOf.set(table, projection.view);
    }
  }

  /** Throws where the table's view is not ready. */
  refuse(tables: ReadonlySet<ViewTable>): void {
    if (this.#building.size === 0) return;
    for (const table of tables) {
      const view = this.#viewOf.get(table)!;
      const progress = this.#building.get(view);
      if (progress !== undefined) throw new ViewBuilding(view, progress);
    }
  }

  get building(): ReadonlyMap<string, number> {
    return this.#building;
  }

  /** Resolves once every view can be asked. */
  ready(): Promise<void> {
    if (this.#building.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Until it is marked ready again, only this process says when the view can be asked. */
  hold(view: string): void {
    this.#held.add(view);
    this.markBuilding(view, 0);
  }

  markReady(view: string): void {
    this.#held.delete(view);
    this.#building.delete(view);
    if (this.#building.size > 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  markBuilding(view: string, progress: number): void {
    this.#building.set(view, progress);
  }

  /** Takes over what the thread that keeps the rows says of them. */
  mirror(building: ReadonlyMap<string, number>): void {
    for (const { view } of this.projections) {
      const progress = building.get(view);
      if (progress === undefined) this.markReady(view);
      else this.markBuilding(view, progress);
    }
  }

  /** Takes over what the store's own table of views says. */
  update(rows: readonly RowOf<typeof ViewRow>[]): void {
    const byIdentity = new Map(rows.map((row) => [identityText(row), row]));
    for (const projection of this.projections) {
      if (this.#held.has(projection.view)) continue;
      const row = byIdentity.get(identityText(identityOf(projection)));
      if (row?.state === 'ready') this.markReady(projection.view);
      else this.markBuilding(projection.view, row ? progressOf(row) : 0);
    }
  }
}

export function progressOf({ position, target }: Pick<RowOf<typeof ViewRow>, 'position' | 'target'>): number {
  if (position === null || target === null || target <= 0n) return 0;
  return Math.min(1, Number((position * 1000n) / target) / 1000);
}

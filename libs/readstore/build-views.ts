import type { History, KeySource } from './event-source';
import { keptView } from './batch';
import type { ProjectedStore } from './projected-store';
import { openBuilds } from './view-build';

/**
 * Builds the views whose tables are not ready, beside a running system and without serving them: the runner that
 * starts next has only the last steps to make. Returns the names of those it built; undefined while another process
 * builds.
 */
export async function buildViews(
  store: ProjectedStore,
  { history, keys }: { readonly history: History; readonly keys: KeySource },
): Promise<readonly string[] | undefined> {
  const leadership = await store.engine.lead('builder');
  if (!leadership) return undefined;
  try {
    const tools = { store, writer: leadership.writer, history, keys, signal: leadership.lost };
    const { builds } = await openBuilds(store.projections.map(keptView), tools);
    const alone = <Result>(work: () => Promise<Result>): Promise<Result> => work();
    for (const build of builds) {
      const checkpoint = await store.checkpoint();
      if (checkpoint !== undefined) await build.pass(checkpoint, alone);
      await build.index(alone);
    }
    return builds.flatMap((build) => build.views.map(({ projection }) => projection.view));
  } finally {
    await leadership.release();
  }
}

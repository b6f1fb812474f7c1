import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { EventStore } from '@almoner/eventstore/client';
import { openVault, openViews, project } from './projecting';
import { type Order, type Report, type ThreadTask, faultOf } from './threaded-projections';

/** How often it tells how far a build has come. */
const progressMs = 1_000;

/** The thread that keeps the rows: it tells how far they are, and ends when it is told to. */
async function main({ settings, numberings, connectionString, logFile }: ThreadTask): Promise<void> {
  const report = (message: Report): void => parentPort!.postMessage(message);
  const opened = new AsyncDisposableStack();
  const events = EventStore.connect(connectionString);
  opened.defer(() => events.close());
  const vault = await openVault(settings, true);
  opened.defer(() => vault.close());
  const views = await openViews(settings, numberings, 'runner');
  opened.defer(() => views.close());
  const runner = project({
    events,
    vault,
    views,
    logFile,
    tell: (what, error) => report({ kind: 'told', what, error: faultOf(error) }),
    watcher: {
      moved: (position) => report({ kind: 'moved', position }),
      // The runner tells of its first step before this thread knows it by name.
      changed: () => queueMicrotask(change),
    },
  });
  const change = (): void => {
    const { phase, since, error } = runner.state;
    const { leading } = runner;
    const building = new Map(views.states.building);
    report({ kind: 'changed', leading, building, state: { phase, since }, error: faultOf(error) });
  };
  const progress = setInterval(() => views.states.building.size > 0 && change(), progressMs);
  opened.defer(() => clearInterval(progress));
  parentPort!.on('message', (order: Order) => {
    if (order.kind === 'stop') void opened.disposeAsync().then(() => parentPort!.close());
    else {
      const done = (error?: unknown): void =>
        report({ kind: 'rebuilt', id: order.id, error: faultOf(error) });
      runner.rebuild(order.view).then(() => done(), done);
    }
  });
}

void main(workerData as ThreadTask);

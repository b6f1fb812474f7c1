import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { NestFactory } from '@nestjs/core';
import { System } from './system';
import { SystemModule } from './system.module';
import { type Order, type Report, type ThreadTask, faultOf } from './threaded-projections';

/** How often it tells how far a build has come. */
const progressMs = 1_000;

/** The thread that keeps the rows and reacts by policies: it tells how far the rows are, and ends when it is told to. */
async function main({ settings, numberings, ...store }: ThreadTask): Promise<void> {
  const report = (message: Report): void => parentPort!.postMessage(message);
  const running: { system?: System } = {};
  const change = (): void => {
    const views = running.system?.views;
    if (views?.runner === undefined) return;
    const { phase, since, error } = views.runner.state;
    const building = new Map(views.states.building);
    const { leading } = views.runner;
    report({ kind: 'changed', leading, building, state: { phase, since }, error: faultOf(error) });
  };
  const system = await System.start(
    settings,
    'thread',
    numberings,
    (what, error) => report({ kind: 'told', what, error: faultOf(error) }),
    {
      ...store,
      watcher: {
        moved: (position) => report({ kind: 'moved', position }),
        // The runner tells of a step before it has taken it.
        changed: () => queueMicrotask(change),
      },
    },
  );
  running.system = system;
  change();
  const app = await NestFactory.createApplicationContext(SystemModule.of(system), {
    logger: ['fatal', 'error'],
  });
  const progress = setInterval(() => system.views.states.building.size > 0 && change(), progressMs);
  const stop = async (): Promise<void> => {
    clearInterval(progress);
    await app.close();
    await system.stop();
    parentPort!.close();
  };
  parentPort!.on('message', (order: Order) => {
    if (order.kind === 'stop') {
      void stop();
      return;
    }
    const done = (error?: unknown): void => report({ kind: 'rebuilt', id: order.id, error: faultOf(error) });
    system.views.runner!.rebuild(order.view).then(() => done(), done);
  });
}

void main(workerData as ThreadTask);

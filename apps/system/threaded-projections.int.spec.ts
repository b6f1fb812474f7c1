import { Worker } from 'node:worker_threads';
import { ThreadedProjections } from './threaded-projections';

/** A thread that answers as the real one does, from a line of script. */
const thread = (script: string) => () =>
  new Worker(`const { parentPort: port } = require('node:worker_threads'); ${script}`, { eval: true });

const leads = `port.postMessage({ kind: 'changed', leading: true, building: new Map([['gifts', 0.5]]), state: { phase: 'running', since: new Date(0) } });`;
const obeys = `port.on('message', (order) => { if (order.kind === 'stop') port.close(); });`;

function listening() {
  const heard: unknown[] = [];
  let arrived: () => void = () => undefined;
  const hear = (what: unknown): void => {
    heard.push(what);
    arrived();
  };
  return {
    heard,
    views: {
      waiters: { advance: (position: bigint) => hear(position) },
      states: { mirror: (building: ReadonlyMap<string, number>) => hear(building) },
    } as never,
    tell: (what: string, error?: unknown) => hear([what, (error as Error | undefined)?.message]),
    /** Waits for what the thread tells, never for a time. */
    async until(count: number) {
      while (heard.length < count) await new Promise<void>((resolve) => (arrived = resolve));
    },
  };
}

describe('projections in a thread of their own', () => {
  test('tell how far the rows are, what is being built, and what happens', async () => {
    const { heard, views, tell, until } = listening();
    const script = `${leads} ${obeys} port.postMessage({ kind: 'moved', position: 7n });
      port.postMessage({ kind: 'told', what: 'lost', error: { message: 'away' } });`;
    const projections = new ThreadedProjections(thread(script), views, tell);
    expect(projections.leading).toBe(false);
    await until(3);
    expect(heard).toEqual([new Map([['gifts', 0.5]]), 7n, ['lost', 'away']]);
    expect(projections.leading).toBe(true);
    expect(projections.state.phase).toBe('running');
    await projections.stop();
    expect(projections.leading).toBe(false);
  });

  test('that end by themselves are failing, and start again', async () => {
    const { heard, views, tell, until } = listening();
    const starts = [thread(`throw new Error('no memory')`), thread(`${leads} ${obeys}`)];
    const projections = new ThreadedProjections(() => starts.shift()!(), views, tell);
    await until(1);
    expect(heard).toEqual([['the projections ended and start again', 'no memory']]);
    expect(projections.state).toMatchObject({ phase: 'failing', error: { message: 'no memory' } });
    await until(2);
    expect(projections.state.phase).toBe('running');
    await projections.stop();
  });

  test('are built anew when they are asked, and say what went wrong', async () => {
    const { views, tell } = listening();
    const script = `port.on('message', (order) => {
      if (order.kind === 'stop') return port.close();
      const error = order.view === 'nothing' ? { message: 'There is no view called nothing.' } : undefined;
      port.postMessage({ kind: 'rebuilt', id: order.id, error });
    });`;
    const projections = new ThreadedProjections(thread(script), views, tell);
    await projections.rebuild('gifts');
    await expect(projections.rebuild('nothing')).rejects.toThrow('no view called nothing');
    await projections.stop();
  });

  test('that end while they are built anew do not keep anyone waiting', async () => {
    const { views, tell } = listening();
    const starts = [thread(`port.on('message', () => process.exit(1))`), thread(obeys)];
    const projections = new ThreadedProjections(() => starts.shift()!(), views, tell);
    await expect(projections.rebuild()).rejects.toThrow('ended before');
    await projections.stop();
  });
});

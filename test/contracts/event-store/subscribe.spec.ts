import { once } from 'node:events';
import {
  eventTypeFilter,
  excludeSystemEvents,
  StreamDeletedError,
  streamNameFilter,
  type AllStreamSubscription,
  type Position,
  type StreamSubscription,
} from '@eventstore/db-client';
import { gifts, newStream, StoreUnderTest } from './event-store';

let store: StoreUnderTest;
const open: { unsubscribe(): Promise<void> }[] = [];
beforeAll(async () => {
  store = await StoreUnderTest.start();
});
afterEach(() => Promise.all(open.splice(0).map((subscription) => subscription.unsubscribe())));
afterAll(() => store.stop());

type Delivered = { stream: string; revision: number };

/** Collects what a subscription delivers and waits for it by number, never by time. */
class Inbox {
  readonly delivered: Delivered[] = [];
  #wanted = Infinity;
  #arrived: (() => void) | undefined;

  constructor(readonly subscription: StreamSubscription | AllStreamSubscription) {
    open.push(subscription);
    subscription.on('data', ({ event }: { event?: { streamId: string; revision: bigint } | undefined }) => {
      this.delivered.push({ stream: event!.streamId, revision: Number(event!.revision) });
      if (this.delivered.length >= this.#wanted) this.#arrived?.();
    });
  }

  async holds(count: number): Promise<Delivered[]> {
    this.#wanted = count;
    if (this.delivered.length < count) await new Promise<void>((resolve) => (this.#arrived = resolve));
    return this.delivered;
  }
}

const revisions = (delivered: Delivered[]): number[] => delivered.map(({ revision }) => revision);
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

describe('to a stream', () => {
  test('delivers what is there, then what is appended', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, gifts(300));
    const subscription = store.client.subscribeToStream(stream);
    const caughtUp = once(subscription, 'caughtUp');
    const inbox = new Inbox(subscription);
    await once(subscription, 'confirmation');
    await caughtUp;
    expect(subscription.id).toEqual(expect.any(String));
    await store.client.appendToStream(stream, gifts(5));
    await store.client.appendToStream(newStream(), gifts(1));
    expect(revisions(await inbox.holds(305))).toEqual(range(0, 305));
  });

  test('from a revision starts after it', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, gifts(4));
    const inbox = new Inbox(store.client.subscribeToStream(stream, { fromRevision: 1n }));
    expect(revisions(await inbox.holds(2))).toEqual([2, 3]);
  });

  test('from the end delivers new events only', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, gifts(4));
    const subscription = store.client.subscribeToStream(stream, { fromRevision: 'end' });
    const inbox = new Inbox(subscription);
    await once(subscription, 'caughtUp');
    await store.client.appendToStream(stream, gifts(1));
    expect(revisions(await inbox.holds(1))).toEqual([4]);
  });

  test('waits for a stream that is not there yet', async () => {
    const stream = newStream();
    const subscription = store.client.subscribeToStream(stream);
    const inbox = new Inbox(subscription);
    await once(subscription, 'confirmation');
    await store.client.appendToStream(stream, gifts(2));
    expect(revisions(await inbox.holds(2))).toEqual([0, 1]);
  });

  test('ends with the stream', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, gifts(1));
    const subscription = store.client.subscribeToStream(stream);
    const inbox = new Inbox(subscription);
    await inbox.holds(1);
    const failed = once(subscription, 'error');
    await store.client.tombstoneStream(stream);
    const [error] = await failed;
    expect(error).toBeInstanceOf(StreamDeletedError);
    expect(error).toMatchObject({ streamName: stream });
  });

  test('to one that is gone fails at once', async () => {
    const stream = newStream();
    await store.client.tombstoneStream(stream, { expectedRevision: 'no_stream' });
    const [error] = await once(
      store.client.subscribeToStream(stream).on('data', () => undefined),
      'error',
    );
    expect(error).toBeInstanceOf(StreamDeletedError);
  });
});

describe('to $all', () => {
  const category = (): string => newStream('c').replaceAll('-', '');

  test.each([
    ['of streams', (name: string) => streamNameFilter({ prefixes: ['nobody-', `${name}-`] })],
    ['of types', (name: string) => eventTypeFilter({ prefixes: [`${name}.`] })],
    ['by a pattern of streams', (name: string) => streamNameFilter({ regex: `^${name}-\\d$` })],
    ['by a pattern of types', (name: string) => eventTypeFilter({ regex: `^${name}\\.Gave$` })],
  ])('filtered %s', async (_name, filter) => {
    const name = category();
    const write = async (index: number): Promise<unknown> => {
      await store.client.appendToStream(newStream(), gifts(3));
      return store.client.appendToStream(`${name}-${index}`, gifts(1, `${name}.Gave`));
    };
    await write(0);
    await write(1);
    const subscription = store.client.subscribeToAll({ filter: filter(name) });
    const inbox = new Inbox(subscription);
    await once(subscription, 'caughtUp');
    await write(2);
    await write(3);
    expect((await inbox.holds(4)).map(({ stream }) => stream)).toEqual(
      range(0, 4).map((index) => `${name}-${index}`),
    );
  });

  test('from a position starts after it, without a filter too', async () => {
    const stream = newStream();
    const { position } = await store.client.appendToStream(stream, gifts(2));
    await store.client.appendToStream(stream, gifts(2));
    const inbox = new Inbox(store.client.subscribeToAll({ fromPosition: position! }));
    expect(await inbox.holds(2)).toEqual([
      { stream, revision: 2 },
      { stream, revision: 3 },
    ]);
  });

  test('from the end delivers new events only', async () => {
    const subscription = store.client.subscribeToAll({ fromPosition: 'end', filter: excludeSystemEvents() });
    const inbox = new Inbox(subscription);
    await once(subscription, 'caughtUp');
    const stream = newStream();
    await store.client.appendToStream(stream, gifts(1));
    expect(await inbox.holds(1)).toEqual([{ stream, revision: 0 }]);
  });

  test('reports how far it has come through what the filter passes over, and goes on from there', async () => {
    const name = category();
    const { position: before } = await store.client.appendToStream(newStream(), gifts(1));
    await store.client.appendToStream(newStream(), gifts(45));
    const checkpoints: Position[] = [];
    let enough: () => void;
    const three = new Promise<void>((resolve) => (enough = resolve));
    const subscription = store.client.subscribeToAll({
      fromPosition: before!,
      filter: streamNameFilter({
        prefixes: [`${name}-`],
        maxSearchWindow: 5,
        checkpointInterval: 4,
        checkpointReached: (_subscription, position) => {
          checkpoints.push(position);
          if (checkpoints.length === 3) enough();
        },
      }),
    });
    open.push(subscription.on('data', () => undefined));
    await once(subscription, 'caughtUp');
    await store.client.appendToStream(newStream(), gifts(20));
    await three;
    expect(
      checkpoints.every(({ commit }, index) => index === 0 || commit > checkpoints[index - 1]!.commit),
    ).toBe(true);
    await store.client.appendToStream(`${name}-1`, gifts(1));
    const filter = streamNameFilter({ prefixes: [`${name}-`] });
    const inbox = new Inbox(store.client.subscribeToAll({ fromPosition: checkpoints[2]!, filter }));
    expect(await inbox.holds(1)).toEqual([{ stream: `${name}-1`, revision: 0 }]);
  });

  test('misses nothing and repeats nothing while others write', async () => {
    const name = category();
    const writing = Promise.all(
      range(0, 8).map(async (writer) => {
        for (let index = 0; index < 40; index += 1)
          await store.client.appendToStream(`${name}-${writer}`, gifts(2));
      }),
    );
    const inboxes = range(0, 3).map(
      () => new Inbox(store.client.subscribeToAll({ filter: streamNameFilter({ prefixes: [`${name}-`] }) })),
    );
    await writing;
    const seen = await Promise.all(inboxes.map((inbox) => inbox.holds(640)));
    for (const delivered of seen) {
      expect(delivered).toEqual(seen[0]);
      for (const writer of range(0, 8)) {
        const own = delivered.filter(({ stream }) => stream === `${name}-${writer}`);
        expect(revisions(own)).toEqual(range(0, 80));
      }
    }
  });

  test('one whose reader pauses gets everything in the end', async () => {
    const name = category();
    const subscription = store.client.subscribeToAll({
      filter: streamNameFilter({ prefixes: [`${name}-`] }),
    });
    const inbox = new Inbox(subscription);
    await once(subscription, 'caughtUp');
    subscription.pause();
    await Promise.all(
      range(0, 400).map((index) => store.client.appendToStream(`${name}-${index % 7}`, gifts(5))),
    );
    subscription.resume();
    expect(await inbox.holds(2_000)).toHaveLength(2_000);
  });
});

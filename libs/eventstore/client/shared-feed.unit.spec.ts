import type { RecordedEvent } from '@almoner/kernel';
import { EventEmitter } from 'node:events';
import type { EventStore } from './event-store';
import type { EventBatch } from './follow';
import { SharedFeed } from './shared-feed';

const metadata = { recordedAt: '2011-09-01T12:00:00.000Z' };
const event = (at: number): RecordedEvent => ({ position: BigInt(at) }) as RecordedEvent;
const sent = (at: number) => ({
  event: { id: '', streamId: 's', revision: 0n, type: 'a.B', metadata, position: { commit: BigInt(at) } },
});

/** A store that holds some events, and whose subscriptions say what the spec lets them say. */
function stored(positions: readonly number[] = [], foreign = 0) {
  const subscriptions: EventEmitter[] = [];
  const store = {
    head: () =>
      Promise.resolve(positions.length === 0 ? undefined : BigInt(Math.max(...positions) + foreign)),
    async *readAll(after?: bigint) {
      const page = positions.filter((at) => after === undefined || BigInt(at) > after).map(event);
      if (page.length > 0) yield page;
    },
    subscribe() {
      const subscription = Object.assign(new EventEmitter(), {
        unsubscribe: () => Promise.resolve(),
        pause: () => undefined,
        resume: () => undefined,
      });
      subscriptions.push(subscription);
      return subscription;
    },
  } as unknown as EventStore;
  const feed = new SharedFeed(store, () => undefined);
  return { feed, subscriptions };
}

const positionsOf = ({ value }: IteratorResult<EventBatch, void>) =>
  value?.events.map(({ position }) => Number(position));

describe('a shared feed', () => {
  test('gives what the store held, then what comes, each event once', async () => {
    const { feed, subscriptions } = stored([1, 2, 3]);
    const stop = new AbortController();
    const reader = feed.subscribe(1n, stop.signal);
    const first = reader.next();
    const follower = feed.follow(1n, stop.signal);
    expect(positionsOf(await follower.next())).toEqual([2, 3]);
    const coming = follower.next();
    for (const at of [2, 3, 4, 5]) subscriptions[0]!.emit('data', sent(at));
    expect(positionsOf(await first)).toEqual([2, 3, 4, 5]);
    expect(positionsOf(await coming)).toEqual([4, 5]);
    stop.abort();
    expect((await follower.next()).done).toBe(true);
    expect((await reader.next()).done).toBe(true);
  });

  test('says how far it has seen where the log ends with events that are not ours', async () => {
    const { feed } = stored([1, 2], 3);
    const stop = new AbortController();
    const follower = feed.follow(undefined, stop.signal);
    expect(positionsOf(await follower.next())).toEqual([1, 2]);
    expect(await follower.next()).toEqual({ done: false, value: { events: [], position: 5n } });
    stop.abort();
  });

  test('gives nothing to whoever was stopped before', async () => {
    const { feed } = stored();
    expect((await feed.follow(undefined, AbortSignal.abort()).next()).done).toBe(true);
  });

  test('ends its followers when the subscription is another one', async () => {
    const { feed } = stored();
    const stop = new AbortController();
    const follower = feed.follow(undefined, stop.signal);
    const coming = follower.next();
    const reader = feed.subscribe(undefined, stop.signal);
    void reader.next();
    expect((await coming).done).toBe(true);
    stop.abort();
  });

  test('lets a follower go that lags too far behind', async () => {
    const { feed, subscriptions } = stored();
    const stop = new AbortController();
    const reader = feed.subscribe(undefined, stop.signal);
    const first = reader.next();
    const follower = feed.follow(undefined, stop.signal);
    const coming = follower.next();
    await new Promise((resolve) => setImmediate(resolve));
    for (let at = 1; at <= 5_001; at += 1) subscriptions[0]!.emit('data', sent(at));
    await first;
    expect((await coming).done).toBe(true);
    stop.abort();
  });
});

import { randomUUID } from 'node:crypto';
import {
  binaryEvent,
  jsonEvent,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { collected, gifts, newStream, rejection, StoreUnderTest } from './event-store';

let store: StoreUnderTest;
beforeAll(async () => {
  store = await StoreUnderTest.start();
});
afterAll(() => store.stop());

/** With credentials the client uses `Append`, without them `BatchAppend`. */
const forms = [
  ['batch append', {}],
  ['append', { credentials: { username: 'admin', password: 'changeit' } }],
] as const;

describe.each(forms)('%s', (_form, options) => {
  const append = (
    stream: string,
    expectedRevision: AppendExpectedRevision,
    count = 1,
  ): ReturnType<EventStoreDBClient['appendToStream']> =>
    store.client.appendToStream(stream, gifts(count), { ...options, expectedRevision });

  test('returns the revision and the position of the last event', async () => {
    const stream = newStream();
    const first = await append(stream, 'no_stream', 3);
    const second = await append(stream, 2n);
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 2n });
    expect(second).toMatchObject({ success: true, nextExpectedRevision: 3n });
    expect(second.position!.commit).toBeGreaterThan(first.position!.commit);
    expect(second.position!.prepare).toBe(second.position!.commit);
  });

  test.each<[AppendExpectedRevision, 'new' | 'old', bigint | 'refused']>([
    ['any', 'new', 0n],
    ['any', 'old', 2n],
    ['no_stream', 'new', 0n],
    ['no_stream', 'old', 'refused'],
    ['stream_exists', 'new', 'refused'],
    ['stream_exists', 'old', 2n],
    [0n, 'new', 'refused'],
    [0n, 'old', 'refused'],
    [1n, 'old', 2n],
    [9n, 'old', 'refused'],
  ])('expecting %s of a stream that is %s: %s', async (expected, age, outcome) => {
    const stream = newStream();
    if (age === 'old') await append(stream, 'no_stream', 2);
    if (outcome !== 'refused') {
      await expect(append(stream, expected)).resolves.toMatchObject({ nextExpectedRevision: outcome });
      return;
    }
    const error = await rejection(append(stream, expected));
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    expect(error).toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      expectedVersion: expected,
      actualVersion: age === 'old' ? 1n : 'no_stream',
    });
  });

  test.each<AppendExpectedRevision>(['no_stream', 'any', 'stream_exists'])(
    'the same events again, expecting %s, are where they were',
    async (again) => {
      const stream = newStream();
      const sent = gifts(2);
      const first = await store.client.appendToStream(stream, sent, {
        ...options,
        expectedRevision: 'no_stream',
      });
      await append(stream, 1n);
      const second = await store.client.appendToStream(stream, sent, { ...options, expectedRevision: again });
      expect(second.nextExpectedRevision).toBe(first.nextExpectedRevision);
      expect(await collected(store.client.readStream(stream))).toHaveLength(3);
    },
  );

  test('the same events again, expecting their exact place, are there', async () => {
    const stream = newStream();
    await append(stream, 'no_stream');
    const sent = gifts(2);
    for (let time = 0; time < 2; time += 1) {
      const answer = await store.client.appendToStream(stream, sent, { ...options, expectedRevision: 0n });
      expect(answer.nextExpectedRevision).toBe(2n);
    }
  });

  test('a stream that is gone for good is named', async () => {
    const stream = newStream();
    await append(stream, 'no_stream');
    await store.client.tombstoneStream(stream);
    const error = await rejection(append(stream, 'any'));
    expect(error).toBeInstanceOf(StreamDeletedError);
    expect(error).toMatchObject({ type: 'stream-deleted', streamName: stream });
  });

  test('more than an append may hold is refused with the limit', async () => {
    const stream = newStream();
    const large = binaryEvent({ type: 'Large', data: Buffer.alloc(2 * 1024 * 1024) });
    const error = await rejection(store.client.appendToStream(stream, large, options));
    expect(error).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(error).toMatchObject({ maxAppendSize: 1024 * 1024 });
    await expect(append(stream, 'no_stream')).resolves.toMatchObject({ success: true });
  });

  test('a client that asks for refusals as answers gets them', async () => {
    const stream = newStream();
    await append(stream, 'no_stream');
    const lenient = store.connect('throwOnAppendFailure=false');
    const answer = await lenient.appendToStream(stream, gifts(1), {
      ...options,
      expectedRevision: 'no_stream',
    });
    expect(answer.success).toBe(false);
  });

  test('content comes back as it was given', async () => {
    const stream = newStream();
    const id = randomUUID();
    const bytes = Uint8Array.from([0, 255, 1, 254]);
    await store.client.appendToStream(
      stream,
      [
        jsonEvent({
          id,
          type: 'Ünïcode',
          data: { text: 'Grüße 🎁', list: [1, null] },
          metadata: { by: 'ß' },
        }),
        binaryEvent({ type: 'Bytes', data: bytes, metadata: bytes }),
      ],
      options,
    );
    const [json, binary] = await collected(store.client.readStream(stream));
    expect(json!.event).toMatchObject({
      id,
      streamId: stream,
      type: 'Ünïcode',
      revision: 0n,
      isJson: true,
      data: { text: 'Grüße 🎁', list: [1, null] },
      metadata: { by: 'ß' },
    });
    expect(Math.abs(json!.event!.created.getTime() - Date.now())).toBeLessThan(60_000);
    expect(binary!.event).toMatchObject({ isJson: false, revision: 1n });
    expect([binary!.event!.data, binary!.event!.metadata]).toEqual([bytes, bytes]);
  });
});

test('an append of many messages is one append', async () => {
  const stream = newStream();
  const answer = await store.client.appendToStream(stream, gifts(200), { batchAppendSize: 500 });
  expect(answer.nextExpectedRevision).toBe(199n);
});

test('many appends at once are each acknowledged, in order and once', async () => {
  const stream = newStream();
  const other = store.connect();
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, index) =>
      (index % 2 ? store.client : other).appendToStream(stream, gifts(1)),
    ),
  );
  const revisions = answers
    .map(({ nextExpectedRevision }) => Number(nextExpectedRevision))
    .sort((a, b) => a - b);
  expect(revisions).toEqual(Array.from({ length: 300 }, (_, index) => index));
});

test('of many who expect the same revision one wins', async () => {
  const stream = newStream();
  const attempts = await Promise.allSettled(
    Array.from({ length: 50 }, () =>
      store.client.appendToStream(stream, gifts(1), { expectedRevision: 'no_stream' }),
    ),
  );
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

import { StreamDeletedError, StreamNotFoundError, WrongExpectedVersionError } from '@eventstore/db-client';
import { collected, gifts, newStream, rejection, StoreUnderTest } from './event-store';

let store: StoreUnderTest;
beforeAll(async () => {
  store = await StoreUnderTest.start();
});
afterAll(() => store.stop());

describe('a stream', () => {
  const stream = newStream();
  beforeAll(() => store.client.appendToStream(stream, gifts(600)));

  type ReadOptions = Parameters<StoreUnderTest['client']['readStream']>[1];
  const revisions = async (options: ReadOptions): Promise<number[]> =>
    (await collected(store.client.readStream(stream, options))).map(({ event }) => Number(event!.revision));

  test('is read whole, in order', async () => {
    expect(await revisions({})).toEqual(Array.from({ length: 600 }, (_, index) => index));
  });

  test.each<[string, ReadOptions, number[]]>([
    ['the first ones', { maxCount: 2 }, [0, 1]],
    ['from a revision on', { fromRevision: 598n }, [598, 599]],
    [
      'the last ones, latest first',
      { direction: 'backwards', fromRevision: 'end', maxCount: 3 },
      [599, 598, 597],
    ],
    ['backwards from a revision', { direction: 'backwards', fromRevision: 1n }, [1, 0]],
    ['backwards from the start', { direction: 'backwards', fromRevision: 'start', maxCount: 5 }, [0]],
    ['from beyond the end', { fromRevision: 5_000n }, []],
    ['backwards from beyond the end', { direction: 'backwards', fromRevision: 5_000n, maxCount: 1 }, [599]],
    ['forwards from the end', { fromRevision: 'end' }, []],
  ])('%s', async (_name, options, expected) => {
    expect(await revisions(options)).toEqual(expected);
  });

  test('that is not there is named', async () => {
    const absent = newStream();
    const error = await rejection(collected(store.client.readStream(absent)));
    expect(error).toBeInstanceOf(StreamNotFoundError);
    expect(error).toMatchObject({ type: 'stream-not-found', streamName: absent });
  });

  test('can be left in the middle', async () => {
    for await (const { event } of store.client.readStream(stream)) {
      if (event!.revision === 3n) break;
    }
    expect(await revisions({ maxCount: 1 })).toEqual([0]);
  });
});

describe('$all', () => {
  const stream = newStream();
  const positions: bigint[] = [];

  beforeAll(async () => {
    for (let index = 0; index < 5; index += 1) {
      const { position } = await store.client.appendToStream(stream, gifts(1));
      positions.push(position!.commit);
    }
  });

  type ReadOptions = Parameters<StoreUnderTest['client']['readAll']>[0];
  const ours = async (options: ReadOptions): Promise<bigint[]> =>
    (await collected(store.client.readAll(options)))
      .filter(({ event }) => event?.streamId === stream)
      .map(({ event }) => event!.position.commit);

  const at = (index: number): { commit: bigint; prepare: bigint } => ({
    commit: positions[index]!,
    prepare: positions[index]!,
  });

  test('has the events of all streams in the order of their positions', async () => {
    expect(await ours({ direction: 'backwards', fromPosition: 'end', maxCount: 5 })).toEqual(
      positions.toReversed(),
    );
  });

  test('forwards from a position starts at it', async () => {
    expect(await ours({ fromPosition: at(2) })).toEqual(positions.slice(2));
    expect(await ours({ fromPosition: at(2), maxCount: 1 })).toEqual([positions[2]]);
  });

  test('backwards from a position starts before it', async () => {
    expect(await ours({ direction: 'backwards', fromPosition: at(2), maxCount: 2 })).toEqual([
      positions[1],
      positions[0],
    ]);
  });

  test('forwards from its end, and backwards from its start, is nothing', async () => {
    expect(await collected(store.client.readAll({ fromPosition: 'end' }))).toEqual([]);
    expect(await collected(store.client.readAll({ direction: 'backwards', fromPosition: 'start' }))).toEqual(
      [],
    );
  });
});

describe('deleting', () => {
  test('a deleted stream is not found, and begins again after its last revision', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, gifts(3));
    const { position } = await store.client.deleteStream(stream, { expectedRevision: 2n });
    expect(position!.commit).toBeGreaterThan(0n);
    expect(await rejection(collected(store.client.readStream(stream)))).toBeInstanceOf(StreamNotFoundError);
    const again = await store.client.appendToStream(stream, gifts(1), { expectedRevision: 'no_stream' });
    expect(again.nextExpectedRevision).toBe(3n);
    expect(await collected(store.client.readStream(stream))).toHaveLength(1);
  });

  test.each(['deleteStream', 'tombstoneStream'] as const)(
    '%s of another revision is refused',
    async (method) => {
      const stream = newStream();
      await store.client.appendToStream(stream, gifts(1));
      const error = await rejection(store.client[method](stream, { expectedRevision: 7n }));
      expect(error).toBeInstanceOf(WrongExpectedVersionError);
      expect(error).toMatchObject({ streamName: stream, expectedVersion: 7n, actualVersion: 0n });
    },
  );

  test('deleting what never existed is refused, even when any revision is fine', async () => {
    const error = await rejection(store.client.deleteStream(newStream(), { expectedRevision: 'any' }));
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
  });

  test('a tombstone ends a stream for good', async () => {
    const stream = newStream();
    await store.client.appendToStream(stream, gifts(1));
    await store.client.tombstoneStream(stream, { expectedRevision: 0n });
    for (const attempt of [
      () => collected(store.client.readStream(stream)),
      () => store.client.deleteStream(stream),
      () => store.client.tombstoneStream(stream),
    ]) {
      const error = await rejection(attempt());
      expect(error).toBeInstanceOf(StreamDeletedError);
      expect(error).toMatchObject({ type: 'stream-deleted', streamName: stream });
    }
  });
});

describe('metadata', () => {
  test('is read back as it was set', async () => {
    const stream = newStream();
    expect(await store.client.getStreamMetadata(stream)).toEqual({ streamName: stream });
    await store.client.setStreamMetadata(stream, { maxCount: 5, truncateBefore: 1, owner: 'me' });
    const { metadata } = await store.client.getStreamMetadata(stream);
    expect(metadata).toEqual({ maxCount: 5, truncateBefore: 1, owner: 'me' });
  });

  test.each([
    [{ maxCount: 2 }, [3, 4]],
    [{ truncateBefore: 4 }, [4]],
    [{ maxAge: 3_600 }, [0, 1, 2, 3, 4]],
  ])('%j shows %j', async (metadata, expected) => {
    const stream = newStream();
    await store.client.appendToStream(stream, gifts(5));
    await store.client.setStreamMetadata(stream, metadata);
    const forwards = await collected(store.client.readStream(stream));
    const backwards = await collected(
      store.client.readStream(stream, { direction: 'backwards', fromRevision: 'end' }),
    );
    expect(forwards.map(({ event }) => Number(event!.revision))).toEqual(expected);
    expect(backwards.map(({ event }) => Number(event!.revision))).toEqual(expected.toReversed());
  });

  test('expects a revision like any stream', async () => {
    const stream = newStream();
    await store.client.setStreamMetadata(stream, { maxCount: 5 }, { expectedRevision: 'no_stream' });
    const again = store.client.setStreamMetadata(stream, { maxCount: 6 }, { expectedRevision: 'no_stream' });
    expect(await rejection(again)).toBeInstanceOf(WrongExpectedVersionError);
  });
});

test('a link leads to its event when asked, and stands for itself when not', async () => {
  const [target, links] = [newStream(), newStream()];
  await store.client.appendToStream(target, gifts(2));
  const link = { ...gifts(1, '$>')[0]!, contentType: 'application/octet-stream' as const };
  const data = Uint8Array.from(Buffer.from(`1@${target}`));
  await store.client.appendToStream(links, { ...link, data, metadata: undefined });
  const [plain] = await collected(store.client.readStream(links));
  const [resolved] = await collected(store.client.readStream(links, { resolveLinkTos: true }));
  expect(plain!.event).toMatchObject({ type: '$>', streamId: links });
  expect(resolved!.event).toMatchObject({ streamId: target, revision: 1n });
  expect(resolved!.link).toMatchObject({ type: '$>', streamId: links });
});

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  binaryEvent,
  CancelledError,
  EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  UnknownError,
} from '@eventstore/db-client';
import { GossipClient } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { ServerFeaturesClient } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { Empty, StreamIdentifier } from '@eventstore/db-client/generated/shared_pb';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb';
import { AppendReq, ReadReq, type ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { credentials, status, type ClientReadableStream, type ServiceError } from '@grpc/grpc-js';
import { EventLog } from './log';
import { EventStoreServer } from './server';

let folder: string;
let log: EventLog;
let server: EventStoreServer;
let client: EventStoreDBClient;
let address: string;
let stopped: boolean;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'event-store-server-'));
  log = await EventLog.open(join(folder, 'log.sqlite'));
  server = await EventStoreServer.start(log, { port: 0 });
  address = `127.0.0.1:${server.port}`;
  client = EventStoreDBClient.connectionString(`esdb://${address}?tls=false`);
  stopped = false;
});

afterEach(async () => {
  await client.dispose();
  if (!stopped) await server.stop();
  log.close();
  rmSync(folder, { recursive: true, force: true });
});

const gift = (): ReturnType<typeof jsonEvent> => jsonEvent({ type: 'Gave', data: {} });

function subscribeToAll(): ClientReadableStream<ReadResp> {
  const options = new ReadReq.Options()
    .setAll(new ReadReq.Options.AllOptions().setStart(new Empty()))
    .setSubscription(new ReadReq.Options.SubscriptionOptions())
    .setNoFilter(new Empty())
    .setUuidOption(new ReadReq.Options.UUIDOption().setString(new Empty()));
  return new StreamsClient(address, credentials.createInsecure()).read(new ReadReq().setOptions(options));
}

test('a stop ends open calls with CANCELLED', async () => {
  const subscription = client.subscribeToAll().on('data', () => undefined);
  await once(subscription, 'caughtUp');
  await client.appendToStream('donation-1', gift());
  const failed = once(subscription, 'error');
  stopped = true;
  await server.stop();
  const [error] = await failed;
  expect(error).toBeInstanceOf(CancelledError);
});

test('a stop answers what was asked before it', async () => {
  const appended = Array.from({ length: 50 }, () => client.appendToStream('donation-1', gift()));
  await appended[0];
  stopped = true;
  await Promise.all([server.stop(), Promise.allSettled(appended)]);
  const acknowledged = (await Promise.allSettled(appended)).filter((each) => each.status === 'fulfilled');
  expect(log.lastRevision('donation-1')).toBeGreaterThanOrEqual(acknowledged.length - 1);
});

test('a full disk is RESOURCE_EXHAUSTED, on both kinds of append, and passes', async () => {
  await client.appendToStream('donation-1', gift());
  log.limitSize(1);
  const large = binaryEvent({ type: 'Large', data: Buffer.alloc(200_000) });
  const inBatch: unknown = await client.appendToStream('donation-1', large).catch((error: unknown) => error);
  expect(inBatch).toBeInstanceOf(UnknownError);
  expect((inBatch as Error).message).toContain('The disk is full');
  const user = { username: 'admin', password: 'changeit' };
  const alone: unknown = await client
    .appendToStream('donation-1', large, { credentials: user })
    .catch((error: unknown) => error);
  expect(alone).toMatchObject({ code: status.RESOURCE_EXHAUSTED });
  log.limitSize(0);
  await expect(client.appendToStream('donation-1', large)).resolves.toMatchObject({
    nextExpectedRevision: 1n,
  });
});

test('an append whose deadline has passed is not written', async () => {
  await client.appendToStream('donation-1', gift());
  const late: unknown = await client
    .appendToStream('donation-1', gift(), { deadline: -1_000 })
    .catch((error: unknown) => error);
  expect(late).toMatchObject({ type: 'deadline-exceeded' });
  expect(log.lastRevision('donation-1')).toBe(0);
});

test('an event without a type is refused with the name of what is missing', async () => {
  const streams = new StreamsClient(address, credentials.createInsecure());
  const answered = new Promise<ServiceError | null>((resolve) => {
    const call = streams.append((error) => resolve(error));
    const stream = new StreamIdentifier().setStreamName(Buffer.from('donation-1'));
    const options = new AppendReq.Options().setStreamIdentifier(stream).setAny(new Empty());
    call.write(new AppendReq().setOptions(options));
    call.write(new AppendReq().setProposedMessage(new AppendReq.ProposedMessage()));
    call.end();
  });
  const error = await answered;
  expect(error).toMatchObject({ code: status.INVALID_ARGUMENT });
  expect(error!.metadata.getMap()).toMatchObject({
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });
  streams.close();
});

/** What buffers hold once the garbage is gone: it is swept on a thread of its own, so one collection may not show it yet. */
async function heldBytes(enough = Infinity): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let held: number;
  let rounds = 0;
  do {
    collect();
    await immediate();
    held = process.memoryUsage().arrayBuffers;
    rounds += 1;
  } while (held > enough && rounds < 50);
  return held;
}

test('a reader that takes nothing leaves its events on disk, and gets each of them once it does', async () => {
  const subscription = subscribeToAll();
  const [confirmation] = (await once(subscription, 'data')) as [ReadResp];
  expect(confirmation.hasConfirmation()).toBe(true);
  subscription.pause();
  const before = await heldBytes();
  for (let index = 0; index < 200; index += 1) {
    await client.appendToStream(
      'large-1',
      binaryEvent({ type: 'Large', data: Buffer.alloc(100_000, index) }),
    );
  }
  expect((await heldBytes(before + 10_000_000)) - before).toBeLessThan(10_000_000);
  const seen: string[] = [];
  let behind = 0;
  const complete = new Promise<void>((resolve) => {
    subscription.on('data', (message: ReadResp) => {
      if (message.hasFellBehind()) behind += 1;
      const event = message.getEvent()?.getEvent();
      if (event) seen.push(event.getStreamRevision());
      if (seen.length === 200) resolve();
    });
  });
  subscription.resume();
  await complete;
  subscription.on('error', () => undefined);
  subscription.cancel();
  expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => String(index)));
  expect(behind).toBeGreaterThan(0);
});

const settings = persistentSubscriptionToStreamSettingsFromDefaults();

test.each([
  ['persistent subscriptions', () => client.createPersistentSubscriptionToStream('s', 'g', settings)],
  ['projections', () => client.disableProjection('p')],
])('%s are refused in a sentence', async (_name, call) => {
  const error = (await call().then(
    () => undefined,
    (reason: unknown) => reason,
  )) as Error;
  expect(error).toMatchObject({ code: status.UNIMPLEMENTED });
  expect(error.message).toMatch(/The embedded event store .*\./);
});

test('a cluster of one leads itself, and a client that discovers its node finds it', async () => {
  const gossip = new GossipClient(address, credentials.createInsecure());
  const members = await new Promise<MemberInfo[]>((resolve, reject) => {
    gossip.read(new Empty(), (error, info) => (error ? reject(error) : resolve(info.getMembersList())));
  });
  expect(members.map((member) => [member.getState(), member.getHttpEndPoint()!.getPort()])).toEqual([
    [MemberInfo.VNodeState.LEADER, server.port],
  ]);
  gossip.close();
  const discovering = EventStoreDBClient.connectionString(`esdb+discover://${address}?tls=false`);
  await expect(discovering.appendToStream('donation-1', gift())).resolves.toMatchObject({ success: true });
  await discovering.dispose();
});

test('the features name what can be called', async () => {
  const features = new ServerFeaturesClient(address, credentials.createInsecure());
  const methods = await new Promise<string[]>((resolve, reject) => {
    features.getSupportedMethods(new Empty(), (error, answer) => {
      if (error) reject(error);
      else resolve(answer.getMethodsList().map((each) => `${each.getServiceName()}/${each.getMethodName()}`));
    });
  });
  expect(methods).toContain('event_store.client.streams.streams/batchappend');
  expect(methods.filter((method) => method.includes('persistent'))).toEqual([]);
  features.close();
});

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent, type JSONEventData } from '@eventstore/db-client';
import { EmbeddedEventStore } from '../../../libs/eventstore/embedded';

/**
 * The store under test: the embedded server, or the one that EVENTSTORE_URL names. Each suite uses streams of its
 * own, since a real server may hold the streams of earlier runs.
 */
export class StoreUnderTest {
  static async start(): Promise<StoreUnderTest> {
    const url = process.env['EVENTSTORE_URL'];
    if (url) return new StoreUnderTest(url, undefined, undefined);
    const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
    const embedded = await EmbeddedEventStore.start({ folder });
    return new StoreUnderTest(embedded.connectionString, embedded, folder);
  }

  readonly client: EventStoreDBClient;
  readonly #clients: EventStoreDBClient[] = [];

  private constructor(
    readonly connectionString: string,
    private readonly embedded: EmbeddedEventStore | undefined,
    private readonly folder: string | undefined,
  ) {
    this.client = this.connect();
  }

  /** Another connection. Options are query parameters, such as `throwOnAppendFailure=false`. */
  connect(options = ''): EventStoreDBClient {
    const client = EventStoreDBClient.connectionString(this.connectionString + (options && `&${options}`));
    this.#clients.push(client);
    return client;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.dispose()));
    await this.embedded?.stop();
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A stream name that no other test uses. The category is what filters ask for. */
export function newStream(category = 'contract'): string {
  return `${category}-${randomUUID()}`;
}

export function gifts(count: number, type = 'contract.Gave'): JSONEventData[] {
  return Array.from({ length: count }, (_, index) =>
    jsonEvent({ type, data: { index }, metadata: { by: 'test' } }),
  );
}

/** What a promise rejects with; a promise that is kept fails the test. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`Expected a rejection, got ${String(value)}.`);
    },
    (error: unknown) => error,
  );
}

export async function collected<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
}

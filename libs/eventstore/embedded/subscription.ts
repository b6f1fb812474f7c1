import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { resolveLink } from './links';
import type { LiveReader } from './live-feed';
import { Outbox } from './outbox';
import type { ReadRequest } from './read-request';
import {
  caughtUpResponse,
  checkpointResponse,
  confirmationResponse,
  eventResponse,
  fellBehindResponse,
} from './read-response';
import { serviceErrorOf, streamDeleted } from './refusals';
import type { ServerContext } from './server-context';
import { STREAM_DELETED_TYPE, type StoredEvent } from './stored-event';

const PAGE = 256;
const WINDOW_MAX = 512;

interface Page {
  readonly events: readonly StoredEvent[];
  /** How many events were looked at to find them. */
  readonly looked: number;
}

/** Reads from disk until nothing is left, then lives on what is committed; falls back to disk when it is slow. */
export class Subscription implements LiveReader {
  readonly stream: string | undefined;
  readonly #context: ServerContext;
  readonly #call: ServerWritableStream<ReadReq, Buffer>;
  readonly #outbox: Outbox;
  readonly #request: ReadRequest;
  /** The next revision of the stream, or the next position of `$all`, that has not been looked at. */
  #next: number;
  #live = false;
  #ended = false;
  #sinceCheckpoint = 0;

  constructor(context: ServerContext, call: ServerWritableStream<ReadReq, Buffer>, request: ReadRequest) {
    this.#context = context;
    this.#call = call;
    this.#outbox = new Outbox(call);
    this.#request = request;
    this.stream = request.stream;
    this.#next = this.#firstWanted();
  }

  start(): void {
    const end = (): void => this.#end();
    this.#call.once('cancelled', end);
    this.#call.once('close', end);
    this.#call.once('error', end);
    this.#outbox.send(confirmationResponse(randomUUID()));
    void this.#catchUp();
  }

  offer(event: StoredEvent): void {
    if (!this.#live || this.#ended) return;
    try {
      this.#take(event);
    } catch (error) {
      this.#fail(serviceErrorOf(error));
    }
  }

  #take(event: StoredEvent): void {
    const at = this.stream === undefined ? event.position : event.revision;
    if (at < this.#next) return;
    if (this.stream !== undefined && event.type === STREAM_DELETED_TYPE) throw streamDeleted(this.stream);
    this.#next = at + 1;
    const { filter } = this.#request;
    if (!filter || filter.test.accepts(event)) this.#send(event);
    this.#looked(1);
    if (this.#outbox.full) this.#fallBehind();
  }

  /** A subscription starts after the position that it names. */
  #firstWanted(): number {
    const { from, stream } = this.#request;
    if (from === 'start') return 0;
    if (typeof from === 'number') return from + 1;
    return stream === undefined ? this.#context.log.next : this.#context.log.lastRevision(stream) + 1;
  }

  /** Each page is a turn of the event loop, so that a long catch-up holds up nobody else. */
  async #catchUp(): Promise<void> {
    try {
      while (!this.#ended) {
        const page = this.#page();
        if (!page) return this.#goLive();
        for (const event of page.events) {
          this.#send(event);
          if (this.#outbox.full) await this.#outbox.room();
          if (this.#ended) return;
        }
        this.#looked(page.looked);
        await this.#outbox.room();
        await nextTurn();
      }
    } catch (error) {
      this.#fail(serviceErrorOf(error));
    }
  }

  /** Nothing when the end is reached: no other turn of the event loop can commit before the caller goes live. */
  #page(): Page | undefined {
    return this.stream === undefined ? this.#pageOfAll() : this.#pageOfStream(this.stream);
  }

  #pageOfAll(): Page | undefined {
    const { log } = this.#context;
    const { filter } = this.#request;
    if (this.#next >= log.next) return undefined;
    if (!filter) {
      const events = log.readAll(this.#next, PAGE);
      this.#next += events.length;
      return { events, looked: events.length };
    }
    const window = Math.min(filter.checkpointEvery - this.#sinceCheckpoint, WINDOW_MAX);
    const until = Math.min(this.#next + window, log.next);
    const { events, next } = log.readMatching(this.#next, until, filter.test, 'forwards');
    const looked = next - this.#next;
    this.#next = next;
    return { events, looked };
  }

  #pageOfStream(stream: string): Page | undefined {
    const page = this.#context.log.readStream(stream, this.#next, PAGE, 'forwards');
    if (page.kind === 'deleted') throw streamDeleted(stream);
    if (page.kind === 'not-found' || (page.events.length === 0 && page.end)) return undefined;
    this.#next = page.next;
    return { events: page.events, looked: page.events.length };
  }

  #goLive(): void {
    this.#live = true;
    this.#context.feed.join(this);
    this.#outbox.send(caughtUpResponse());
  }

  #fallBehind(): void {
    this.#live = false;
    this.#context.feed.leave(this);
    this.#outbox.send(fellBehindResponse());
    void this.#outbox.room().then(() => this.#catchUp());
  }

  #send(event: StoredEvent): void {
    const { resolveLinks, structuredIds } = this.#request;
    const resolved = resolveLinks ? resolveLink(this.#context.log, event) : { event };
    this.#outbox.send(eventResponse(resolved, structuredIds));
  }

  /** Tells a filtered subscriber how far it has come, so that a restart need not look at the same events again. */
  #looked(count: number): void {
    const { filter } = this.#request;
    if (!filter) return;
    this.#sinceCheckpoint += count;
    if (this.#sinceCheckpoint < filter.checkpointEvery) return;
    this.#sinceCheckpoint %= filter.checkpointEvery;
    this.#outbox.send(checkpointResponse(this.#next - 1));
  }

  #fail(error: Error): void {
    this.#end();
    this.#call.emit('error', error);
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#context.feed.leave(this);
  }
}

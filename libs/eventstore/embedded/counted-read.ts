import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { resolveLink } from './links';
import type { EventLog } from './log';
import { Outbox } from './outbox';
import type { ReadRequest } from './read-request';
import { eventResponse, streamNotFoundResponse } from './read-response';
import { streamDeleted } from './refusals';
import type { ServerContext } from './server-context';
import type { StoredEvent } from './stored-event';

const PAGE = 256;
/** How many events a filtered read looks at in one query. */
const WINDOW = 2_000;

/** A read with an end. Pages come from disk only as fast as the reader takes them, one turn of the event loop each. */
export async function countedRead(
  { log }: ServerContext,
  call: ServerWritableStream<ReadReq, Buffer>,
  request: ReadRequest,
): Promise<void> {
  const outbox = new Outbox(call);
  let left = Number(request.count);
  if (request.stream !== undefined) {
    const { kind } = log.readStream(request.stream, 0, 0, 'forwards');
    if (kind === 'deleted') return void call.emit('error', streamDeleted(request.stream));
    if (kind === 'not-found') {
      call.write(streamNotFoundResponse(request.stream));
      return void call.end();
    }
  }
  const pages = request.stream === undefined ? pagesOfAll(log, request) : pagesOfStream(log, request);
  while (left > 0) {
    const { value: page, done } = pages.next(left);
    if (done) break;
    for (const event of page.slice(0, left)) {
      const resolved = request.resolveLinks ? resolveLink(log, event) : { event };
      outbox.send(eventResponse(resolved, request.structuredIds));
      if (outbox.full) await outbox.room();
      if (outbox.closed) return;
    }
    left -= page.length;
    await nextTurn();
  }
  call.end();
}

function* pagesOfStream(log: EventLog, request: ReadRequest): Generator<StoredEvent[], void, number> {
  const stream = request.stream!;
  let wanted = yield [];
  for (let next = startOfStream(request); ;) {
    const page = log.readStream(stream, next, Math.min(PAGE, wanted), request.direction);
    if (page.kind !== 'events') return;
    wanted = yield page.events;
    if (page.end) return;
    next = page.next;
  }
}

function startOfStream({ from }: ReadRequest): number {
  if (typeof from === 'number') return from;
  return from === 'start' ? 0 : Number.MAX_SAFE_INTEGER - 1;
}

/** Forwards a position is where reading starts; backwards it is what reading starts before. */
function* pagesOfAll(log: EventLog, request: ReadRequest): Generator<StoredEvent[], void, number> {
  const { from, filter, direction } = request;
  const forwards = direction === 'forwards';
  let at = typeof from === 'number' ? Math.min(from, log.next) : from === 'start' ? 0 : log.next;
  let wanted = yield [];
  while (forwards ? at < log.next : at > 0) {
    if (filter) {
      const [low, high] = forwards ? [at, Math.min(at + WINDOW, log.next)] : [Math.max(0, at - WINDOW), at];
      const page = log.readMatching(low, high, filter.test, direction);
      at = page.next;
      wanted = yield page.events;
    } else {
      const limit = Math.min(PAGE, wanted);
      const page = forwards ? log.readAll(at, limit) : log.readAllBackwards(at, limit);
      at += forwards ? page.length : -page.length;
      wanted = yield page;
    }
  }
}

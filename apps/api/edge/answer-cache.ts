import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Position } from '@almoner/kernel';
import { LRUCache } from 'lru-cache';
import { matches } from './if-none-match';

interface Kept {
  readonly at: Position;
  readonly headers: OutgoingHttpHeaders;
  /** Absent where only the validator is known, because the client had the rest. */
  readonly body: Buffer | undefined;
  readonly validated: Validated | undefined;
}

/** The answer to whoever has the body already. */
interface Validated {
  readonly etag: string;
  readonly headers: OutgoingHttpHeaders;
}

/** A request that came to a cache in vain: by now its URL may have been rewritten. */
interface Arrival {
  readonly cache: AnswerCache;
  readonly key: string;
  /** Where the views stood. */
  readonly at: Position;
}

const bytesMax = 64 * 1024 * 1024;
/** What headers and book-keeping of one answer weigh beside its URL and body. */
const overheadBytes = 512;

const arrivals = new WeakMap<IncomingMessage, Arrival>();

/**
 * Answers a GET that was answered before and whose answer no event can have changed since: it stands before routing, guards
 * and controllers, which cost more than the answer itself. An answer depends on nothing but the views and the URL: surfaces
 * keep only answers for which that holds, and whoever carries a credential in the URL has it in the key. What was asked
 * with a credential in a header is never kept.
 */
export class AnswerCache {
  private readonly answers = new LRUCache<string, Kept>({
    maxSize: bytesMax,
    sizeCalculation: ({ body }, url) => (body?.length ?? 0) + 2 * url.length + overheadBytes,
  });

  /** @param position where this process's views stand; undefined where it cannot know without asking: nothing is kept then */
  constructor(private readonly position: () => Position | undefined) {}

  /** Middleware for the very front. */
  readonly serve = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const at = request.method === 'GET' ? this.position() : undefined;
    if (at === undefined) return next();
    const key = keyOf(request);
    const kept = this.answers.get(key);
    if (kept?.at !== at) {
      arrivals.set(request, { cache: this, key, at });
      return next();
    }
    const { validated, body } = kept;
    if (validated !== undefined && matches(request.headers['if-none-match'], validated.etag)) {
      response.writeHead(304, validated.headers).end();
    } else if (body === undefined) {
      arrivals.set(request, { cache: this, key, at });
      next();
    } else {
      response.writeHead(200, kept.headers).end(body);
    }
  };

  /**
   * Keeps a successful answer to a GET, if the views have not moved while it was made. With an `ETag` among its headers, it is
   * also what whoever has the body is told by; a body need not be made for that.
   */
  keep(request: IncomingMessage, headers: OutgoingHttpHeaders, body?: Buffer): void {
    const arrival = arrivals.get(request);
    if (arrival?.cache !== this || arrival.at !== this.position()) return;
    if (request.headers.authorization !== undefined) return;
    const { key, at } = arrival;
    this.answers.set(key, { at, headers, body, validated: validatedBy(headers) });
  }
}

/** Keeps the answer in the cache that the request came through, where there is one. */
export function keepAnswer(request: IncomingMessage, headers: OutgoingHttpHeaders, body?: Buffer): void {
  arrivals.get(request)?.cache.keep(request, headers, body);
}

function validatedBy(headers: OutgoingHttpHeaders): Validated | undefined {
  const { 'Content-Type': _type, 'Content-Length': _length, ...others } = headers;
  const etag = others['ETag'];
  return typeof etag === 'string' ? { etag, headers: others } : undefined;
}

/** Hosts may serve different surfaces, so they are part of what was asked for. */
const keyOf = ({ headers, url }: IncomingMessage): string => `${headers.host ?? ''} ${url ?? ''}`;

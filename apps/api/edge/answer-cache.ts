import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Position } from '@almoner/kernel';
import { LRUCache } from 'lru-cache';

interface Kept {
  readonly at: Position;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

const bytesMax = 64 * 1024 * 1024;
/** What headers and book-keeping of one answer weigh beside its URL and body. */
const overheadBytes = 512;

/**
 * Answers a GET that was answered before and whose answer no event can have changed since: it stands before routing, guards
 * and controllers, which cost more than the answer itself. An answer depends on nothing but the views and the URL: surfaces
 * keep only answers for which that holds, and whoever carries a credential in the URL has it in the key.
 */
export class AnswerCache {
  private readonly answers = new LRUCache<string, Kept>({
    maxSize: bytesMax,
    sizeCalculation: ({ body }, url) => body.length + 2 * url.length + overheadBytes,
  });
  /** Where the views stood when a request came in. */
  private readonly arrivals = new WeakMap<IncomingMessage, Position>();

  /** @param position where this process's views stand; undefined where it cannot know without asking: nothing is kept then */
  constructor(private readonly position: () => Position | undefined) {}

  /** Middleware for the very front. */
  readonly serve = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const at = request.method === 'GET' ? this.position() : undefined;
    if (at === undefined) return next();
    const kept = this.answers.get(urlOf(request));
    if (kept?.at !== at) {
      this.arrivals.set(request, at);
      return next();
    }
    response.writeHead(200, kept.headers);
    response.end(kept.body);
  };

  /** Keeps a successful answer to a GET, if the views have not moved while it was made. */
  keep(request: IncomingMessage, headers: OutgoingHttpHeaders, body: Buffer): void {
    const at = this.arrivals.get(request);
    if (at === undefined || at !== this.position()) return;
    this.answers.set(urlOf(request), { at, headers, body });
  }
}

/** Hosts may serve different surfaces, so they are part of what was asked for. */
const urlOf = ({ headers, url }: IncomingMessage): string => `${headers.host ?? ''} ${url ?? ''}`;

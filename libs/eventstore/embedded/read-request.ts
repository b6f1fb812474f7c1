import { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import { streamName } from './append-message';
import { compileFilter, type FilterTest } from './event-filter';
import type { Direction } from './log';
import { BadRequest } from './refusals';

/** Where a read starts: a revision of a stream, or a position of `$all`. */
export type ReadFrom = 'start' | 'end' | number;

export interface ReadRequest {
  /** Absent when `$all` is read. */
  readonly stream: string | undefined;
  readonly from: ReadFrom;
  readonly direction: Direction;
  /** How many events to read; a subscription has no end. */
  readonly count: number | 'subscription';
  readonly filter: ReadFilter | undefined;
  readonly resolveLinks: boolean;
  readonly structuredIds: boolean;
}

export interface ReadFilter {
  readonly test: FilterTest;
  /** After so many events looked at, matching or not, a subscription reports how far it has come. */
  readonly checkpointEvery: number;
}

/** EventStoreDB looks at 32 events at a time when the client names no window. */
const WINDOW = 32;

export function readRequest(message: ReadReq): ReadRequest {
  const options = message.getOptions();
  if (!options) throw new BadRequest('The read has no options.');
  const subscription = options.hasSubscription();
  if (!subscription && !options.hasCount())
    throw new BadRequest('The read is neither counted nor a subscription.');
  const direction =
    options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS ? 'backwards' : 'forwards';
  if (subscription && direction === 'backwards')
    throw new BadRequest('A subscription cannot read backwards.');
  const structuredIds = options.getUuidOption()?.hasString() !== true;
  const shared = { direction, resolveLinks: options.getResolveLinks(), structuredIds } as const;
  const count = subscription ? 'subscription' : safe(options.getCount());
  const ofStream = options.getStream();
  if (ofStream) {
    if (options.hasFilter()) throw new BadRequest('Only reads of $all can be filtered.');
    const from = ofStream.hasRevision() ? safe(ofStream.getRevision()) : ofStream.hasEnd() ? 'end' : 'start';
    return { ...shared, stream: streamName(ofStream.getStreamIdentifier()), from, count, filter: undefined };
  }
  const ofAll = options.getAll();
  if (!ofAll) throw new BadRequest('The read names neither a stream nor $all.');
  const position = ofAll.getPosition();
  const from = position ? safe(position.getCommitPosition()) : ofAll.hasEnd() ? 'end' : 'start';
  return { ...shared, stream: undefined, from, count, filter: filterOf(options.getFilter()) };
}

function filterOf(options: ReadReq.Options.FilterOptions | undefined): ReadFilter | undefined {
  if (!options) return undefined;
  const on = options.hasStreamIdentifier() ? 'stream' : 'type';
  const expression = options.getStreamIdentifier() ?? options.getEventType();
  if (!expression)
    throw new BadRequest('The filter says neither what to match in stream names nor in types.');
  const window = options.hasMax() ? options.getMax() : WINDOW;
  const multiplier = options.getCheckpointintervalmultiplier();
  if (window === 0 || multiplier === 0) throw new BadRequest('Window and checkpoint interval start at 1.');
  const filter = {
    on,
    prefixes: expression.getPrefixList(),
    regex: expression.getRegex() || undefined,
  } as const;
  return { test: compileFilter(filter), checkpointEvery: window * multiplier };
}

/** Clients write "no limit" as the largest 64-bit number; no log is that long. */
function safe(unsigned: string): number {
  return Math.min(Number(unsigned), Number.MAX_SAFE_INTEGER - 1);
}

import type { EventQueries } from './event-queries';
import type { AppendRequest, LogOutcome, LogRequest } from './log-request';
import { metastreamOf, TOMBSTONE } from './stored-event';
import type { StreamState, StreamStates } from './stream-states';

/** Nothing when the request may be written; otherwise what to answer instead. */
export function checkRevision(
  request: LogRequest,
  state: StreamState,
  known: { states: StreamStates; queries: EventQueries },
): LogOutcome | undefined {
  const { last, retention } = state;
  if (last === TOMBSTONE) return { kind: 'stream-deleted' };
  const wrong: LogOutcome = { kind: 'wrong-revision', current: last };
  if (request.expected === 'stream_exists') {
    if (retention.softDeleted) return { kind: 'stream-deleted' };
    if (last < 0 && known.states.get(metastreamOf(request.stream)).last < 0) return wrong;
  }
  if (typeof request.expected !== 'bigint' && request.expected !== 'no_stream') {
    return request.kind === 'append' ? resent(request, state, known.queries) : undefined;
  }
  const expected = request.expected === 'no_stream' ? -1 : Number(request.expected);
  if (expected === last) return undefined;
  if (expected > last) return wrong;
  if (expected < 0 && retention.softDeleted) return undefined;
  if (request.kind !== 'append') return wrong;
  return resentAt(request, expected, state, known.queries) ?? wrong;
}

/** Without an exact revision a resent append is found by its identifiers, wherever in the stream they stand. */
function resent(request: AppendRequest, state: StreamState, queries: EventQueries): LogOutcome | undefined {
  if (state.number === undefined || state.last < 0) return undefined;
  let found: { revision: number; position: number } | undefined;
  for (const [index, event] of request.events.entries()) {
    const earlier = queries.byId(state.number, event.id);
    if (!earlier) return index === 0 ? undefined : { kind: 'wrong-revision', current: state.last };
    found = earlier;
  }
  return found && { kind: 'done', ...found };
}

/** With an exact revision the events right after it must be the very ones that are sent again. */
function resentAt(
  request: AppendRequest,
  expected: number,
  state: StreamState,
  queries: EventQueries,
): LogOutcome | undefined {
  if (request.events.length === 0 || state.number === undefined) return undefined;
  const stream = { number: state.number, name: request.stream };
  const { events: standing } = queries.streamForwards(stream, expected + 1, request.events.length);
  const same =
    standing.length === request.events.length &&
    request.events.every((event, index) => Buffer.compare(event.id, standing[index]!.id) === 0);
  const lastStanding = standing.at(-1);
  if (!same || !lastStanding) return undefined;
  return { kind: 'done', revision: lastStanding.revision, position: lastStanding.position };
}

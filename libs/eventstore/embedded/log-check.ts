import { CHAIN_START } from './checksum';
import type { EventQueries } from './event-queries';
import { LogDamaged } from './log-faults';
import type { Head } from './log-head';

const PAGE = 1_000;
/** How much of the chain each start reads again; the rest is checked whenever it is read, and by `verify`. */
const TAIL = 20_000;

/** Compares the log with its sidecar and reads the newest part of the chain again. */
export function checkLog(queries: EventQueries, sidecar: Head | undefined): void {
  const last = queries.last();
  const end = last?.position ?? -1;
  if (sidecar && sidecar.position > end) {
    throw new LogDamaged(
      `The log ends at position ${end}, but log.head says that it came to position ${sidecar.position}: ` +
        `${sidecar.position - end} event(s) are missing.`,
    );
  }
  if (sidecar && sidecar.position >= 0) {
    const [event] = queries.forwards(sidecar.position, 1).events;
    if (event?.checksum !== sidecar.checksum) {
      throw new LogDamaged(`The event at position ${sidecar.position} is not the one that log.head names.`);
    }
  }
  const from = sidecar ? Math.max(0, Math.min(end - TAIL, sidecar.position)) : 0;
  checkChain(queries, from, end);
}

/** Reads everything from one position to another and proves that it is one unbroken chain. */
export function checkChain(queries: EventQueries, from: number, end: number): void {
  let expected = from === 0 ? CHAIN_START : undefined;
  for (let position = from; position <= end;) {
    const { events } = queries.forwards(position, Math.min(PAGE, end - position + 1));
    const [first] = events;
    const last = events.at(-1);
    if (!first || !last) throw new LogDamaged(`The log has no event at position ${position}.`);
    if (expected !== undefined && first.previous !== expected) {
      throw new LogDamaged(`The chain breaks before position ${first.position}.`);
    }
    expected = last.checksum;
    position = last.position + 1;
  }
}

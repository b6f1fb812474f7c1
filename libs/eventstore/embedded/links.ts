import type { EventLog } from './log';
import type { ResolvedEvent } from './read-response';
import { LINK_TYPE, type StoredEvent } from './stored-event';

/** A `$>` event says "revision@stream". One whose target is gone is shown as the link alone. */
export function resolveLink(log: EventLog, event: StoredEvent): ResolvedEvent {
  if (event.type !== LINK_TYPE) return { event };
  const target = /^(\d+)@(.+)$/s.exec(Buffer.from(event.data).toString('utf8'));
  if (!target) return { event };
  const revision = Number(target[1]);
  const page = log.readStream(target[2]!, revision, 1, 'forwards');
  const found = page.kind === 'events' ? page.events[0] : undefined;
  return { event: found?.revision === revision ? found : undefined, link: event };
}

import { eventIdText } from './event-id';
import { wireRevision, type StoredEvent } from './stored-event';
import { WireWriter } from './wire-writer';

/** An event as a reader gets it: with `link` when it was reached through one. */
export interface ResolvedEvent {
  readonly event: StoredEvent | undefined;
  readonly link?: StoredEvent;
}

const TICKS_PER_MS = 10_000n;
const writer = new WireWriter();

export function eventResponse({ event, link }: ResolvedEvent, structuredIds: boolean): Buffer {
  writer.nested(1, () => {
    writer.integer(3, (link ?? event)!.position);
    if (link) writer.nested(2, () => recordedEvent(link, structuredIds));
    if (event) writer.nested(1, () => recordedEvent(event, structuredIds));
  });
  return writer.take();
}

export function confirmationResponse(subscriptionId: string): Buffer {
  writer.nested(2, () => writer.text(1, subscriptionId));
  return writer.take();
}

export function checkpointResponse(position: number): Buffer {
  writer.nested(3, () => {
    writer.integer(2, position);
    writer.integer(1, position);
  });
  return writer.take();
}

export function streamNotFoundResponse(stream: string): Buffer {
  writer.nested(4, () => writer.nested(1, () => writer.text(3, stream)));
  return writer.take();
}

export function caughtUpResponse(): Buffer {
  writer.empty(8);
  return writer.take();
}

export function fellBehindResponse(): Buffer {
  writer.empty(9);
  return writer.take();
}

function recordedEvent(event: StoredEvent, structuredIds: boolean): void {
  writer.bytes(8, event.data);
  writer.bytes(7, event.metadata);
  property('created', String(BigInt(event.createdMs) * TICKS_PER_MS));
  property('content-type', event.isJson ? 'application/json' : 'application/octet-stream');
  property('type', event.type);
  writer.integer(5, event.position);
  writer.integer(4, event.position);
  writer.integer(3, wireRevision(event.revision));
  writer.nested(2, () => writer.text(3, event.stream));
  writer.nested(1, () => (structuredIds ? structuredId(event.id) : writer.text(2, eventIdText(event.id))));
}

function property(key: string, value: string): void {
  writer.nested(6, () => {
    writer.text(2, value);
    writer.text(1, key);
  });
}

function structuredId(id: Uint8Array): void {
  const view = new DataView(id.buffer, id.byteOffset, id.byteLength);
  writer.nested(1, () => {
    writer.integer(2, view.getBigUint64(8));
    writer.integer(1, view.getBigUint64(0));
  });
}

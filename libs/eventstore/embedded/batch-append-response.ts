import { REVISION, type AppendRefusal } from './refusals';
import type { ExpectedRevision } from './log-request';
import { WireWriter } from './wire-writer';

/** How an answer on the batch stream names the append that it belongs to. */
export interface Correlation {
  readonly id: Uint8Array;
  readonly stream: string;
}

const writer = new WireWriter();

export function batchSuccess(to: Correlation, revision: number, position: number | undefined): Buffer {
  writer.nested(4, () => writer.text(3, to.stream));
  writer.nested(3, () => {
    if (position === undefined) {
      writer.empty(4);
    } else {
      writer.nested(3, () => {
        writer.integer(2, position);
        writer.integer(1, position);
      });
    }
    if (revision < 0) writer.empty(2);
    else writer.integer(1, revision);
  });
  writer.bytes(1, to.id);
  return writer.take();
}

/** A refusal travels as a google.rpc.Status; the client decides by the type of its details. */
export function batchRefusal(to: Correlation, refusal: AppendRefusal): Buffer {
  writer.nested(4, () => writer.text(3, to.stream));
  writer.nested(2, () => {
    writer.nested(3, () => details(refusal));
    writer.text(2, refusal.message);
    writer.integer(1, refusal.code);
  });
  writer.bytes(1, to.id);
  return writer.take();
}

function details(refusal: AppendRefusal): void {
  switch (refusal.kind) {
    case 'wrong-revision':
      return packed('event_store.client.WrongExpectedVersion', () => {
        expectedRevision(refusal.expected);
        if (refusal.current < 0) writer.empty(2);
        else writer.integer(1, refusal.current);
      });
    case 'stream-deleted':
      return packed('event_store.client.StreamDeleted', () => {
        writer.nested(1, () => writer.text(3, refusal.stream));
      });
    case 'too-large':
      return packed('event_store.client.MaximumAppendSizeExceeded', () =>
        writer.integer(1, refusal.bytesMax),
      );
    case 'too-late':
      return packed('event_store.client.Timeout', () => undefined);
    case 'bad-request':
      return packed('event_store.client.BadRequest', () => writer.text(1, refusal.message));
    case 'fault':
      return packed('google.protobuf.Empty', () => undefined);
    default:
      return refusal satisfies never;
  }
}

function expectedRevision(expected: ExpectedRevision): void {
  if (typeof expected === 'bigint') writer.integer(REVISION.exact, expected);
  else writer.empty(REVISION[expected]);
}

function packed(type: string, write: () => void): void {
  writer.nested(2, write);
  writer.text(1, `type.googleapis.com/${type}`);
}

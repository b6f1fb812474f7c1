import type { EventMetadata, RecordedEvent } from '@almoner/kernel';

interface StoredEvent {
  readonly id: string;
  readonly streamId: string;
  readonly revision: bigint;
  readonly type: string;
  readonly data?: unknown;
  readonly metadata?: unknown;
  readonly position?: { readonly commit: bigint };
}

/** Reads what the store holds as one of our events; undefined for what Almoner did not write. */
export function recorded(event: StoredEvent): RecordedEvent | undefined {
  const metadata = event.metadata as Partial<EventMetadata> | undefined;
  if (event.type.startsWith('$') || typeof metadata?.recordedAt !== 'string') return undefined;
  return {
    id: event.id,
    stream: event.streamId,
    revision: event.revision,
    position: event.position?.commit ?? 0n,
    type: event.type,
    data: event.data,
    metadata: metadata as EventMetadata,
  };
}

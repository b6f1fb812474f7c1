import { v5 } from 'uuid';
import type { EventMetadata, RecordedEvent } from '@almoner/kernel';

/** The namespace of every id that Almoner derives; fixed for ever, or retries would not find what they wrote. */
export const almonerNamespace = '6d6f6e65-7920-5769-9468-206e616d6573';

/** Derives a stable UUID v5 from parts, so that a retried request speaks of the same record. */
export function derivedId(...parts: readonly string[]): string {
  return v5(JSON.stringify(parts), almonerNamespace);
}

/** One caller's key for one command: `key` is digested so that the log holds no caller's secrets. */
export interface Once {
  readonly key: string;
  readonly fingerprint: string;
}

/** What the stream already knows of a key: its last event, and whether the content was the same. */
export function earlier(
  history: readonly RecordedEvent[],
  once: Once,
): { readonly same: boolean; readonly last: RecordedEvent } | undefined {
  const written = history.filter(({ metadata }) => metadata.idempotency === once.key);
  const last = written.at(-1);
  return last && { same: last.metadata.fingerprint === once.fingerprint, last };
}

export function stamped(metadata: EventMetadata, once: Once | undefined): EventMetadata {
  return once === undefined
    ? metadata
    : { ...metadata, idempotency: once.key, fingerprint: once.fingerprint };
}

/** JSON with sorted keys, so that equal content has one text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

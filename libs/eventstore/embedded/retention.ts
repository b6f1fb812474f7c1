import { TOMBSTONE, isMetastream } from './stored-event';

/** What a stream's `$$` metadata says about which of its events a read still shows. */
export interface Retention {
  readonly maxCount: number | undefined;
  readonly maxAgeMs: number | undefined;
  readonly truncateBefore: number;
  readonly softDeleted: boolean;
  readonly raw: Readonly<Record<string, unknown>>;
}

export const KEEP_ALL: Retention = {
  maxCount: undefined,
  maxAgeMs: undefined,
  truncateBefore: 0,
  softDeleted: false,
  raw: {},
};

/** A metadata stream shows its last event only, as EventStoreDB has it. */
export const KEEP_LAST: Retention = { ...KEEP_ALL, maxCount: 1 };

/** The `$tb` of a soft-deleted stream, which JSON and JavaScript both round to 2^63. */
const DELETED = 2 ** 63;
const DELETED_TEXT = '9223372036854775807';

export function retentionOf(stream: string, metadata: Uint8Array | undefined): Retention {
  if (isMetastream(stream)) return KEEP_LAST;
  if (!metadata) return KEEP_ALL;
  const raw = parsed(metadata);
  const truncateBefore = positive(raw['$tb']) ?? 0;
  const maxAgeS = positive(raw['$maxAge']);
  return {
    maxCount: positive(raw['$maxCount']),
    maxAgeMs: maxAgeS === undefined ? undefined : maxAgeS * 1_000,
    truncateBefore: Math.min(truncateBefore, TOMBSTONE),
    softDeleted: truncateBefore >= DELETED,
    raw,
  };
}

export function softDeletedMetadata(): Buffer {
  return Buffer.from(`{"$tb":${DELETED_TEXT}}`);
}

/** The metadata with which a soft-deleted stream comes back: everything before its new first event stays hidden. */
export function recreatedMetadata(retention: Retention, firstRevision: number): Buffer {
  return Buffer.from(JSON.stringify({ ...retention.raw, $tb: firstRevision }));
}

/** The first revision that a read may show, by count and truncation; age is judged event by event. */
export function firstReadable(retention: Retention, lastRevision: number): number {
  const byCount = retention.maxCount === undefined ? 0 : lastRevision - retention.maxCount + 1;
  return Math.max(retention.truncateBefore, byCount, 0);
}

function parsed(metadata: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(metadata).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

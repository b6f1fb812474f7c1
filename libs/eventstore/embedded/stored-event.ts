/** One event as it stands in the log. Positions and revisions are safe integers here, 64-bit only on the wire. */
export interface StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly id: Uint8Array;
  readonly isJson: boolean;
  readonly createdMs: number;
  /** The checksum of the event before this one: it lets a single row be checked without reading its neighbour. */
  readonly previous: number;
  readonly checksum: number;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** The revision of a tombstone: the protocol says 2^63 - 1, which a JavaScript number cannot hold. */
export const TOMBSTONE = Number.MAX_SAFE_INTEGER;

export const STREAM_DELETED_TYPE = '$streamDeleted';
export const METADATA_TYPE = '$metadata';
export const LINK_TYPE = '$>';

export function wireRevision(revision: number): bigint {
  return revision === TOMBSTONE ? 9223372036854775807n : BigInt(revision);
}

export function metastreamOf(stream: string): string {
  return `$$${stream}`;
}

export function isMetastream(stream: string): boolean {
  return stream.startsWith('$$');
}

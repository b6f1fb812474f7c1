import { crc32 } from 'node:zlib';
import type { StoredEvent } from './stored-event';

/** What the chain starts from: the "previous" checksum of the event at position 0. */
export const CHAIN_START = 0;

const FIXED_BYTES = 57;
let scratch = Buffer.alloc(4096);

/**
 * CRC-32 of everything that the event says, seeded with the checksum before it. It detects every damage of up to
 * 32 consecutive bits and costs under a microsecond; a cryptographic hash would halve the read speed to defend
 * against an adversary, which is what the audit's Merkle tree is for.
 */
export function checksumOf(event: Omit<StoredEvent, 'checksum'>): number {
  const streamBytes = Buffer.byteLength(event.stream);
  const typeBytes = Buffer.byteLength(event.type);
  const headBytes = FIXED_BYTES + streamBytes + typeBytes;
  if (scratch.length < headBytes) scratch = Buffer.alloc(headBytes * 2);
  scratch.writeDoubleLE(event.position, 0);
  scratch.writeDoubleLE(event.revision, 8);
  scratch.writeDoubleLE(event.createdMs, 16);
  scratch.writeUInt32LE(streamBytes, 24);
  scratch.writeUInt32LE(typeBytes, 28);
  scratch.writeUInt32LE(event.data.length, 32);
  scratch.writeUInt32LE(event.metadata.length, 36);
  scratch[40] = event.isJson ? 1 : 0;
  scratch.set(event.id, 41);
  scratch.write(event.stream, FIXED_BYTES, 'utf8');
  scratch.write(event.type, FIXED_BYTES + streamBytes, 'utf8');
  let sum = crc32(scratch.subarray(0, headBytes), event.previous);
  if (event.data.length > 0) sum = crc32(event.data, sum);
  if (event.metadata.length > 0) sum = crc32(event.metadata, sum);
  return sum;
}

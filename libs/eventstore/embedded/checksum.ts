import { crc32 } from 'node:zlib';
import type { StoredEvent } from './stored-event';

/** What the chain starts from: the "previous" checksum of the event at position 0. */
export const CHAIN_START = 0;

const FIXED_BYTES = 57;
/** Room for every event whose stream and type are of a sane length; it grows for the others. */
let scratch = scratchOf(4096);

/**
 * CRC-32 of everything that the event says, seeded with the checksum before it. It detects every damage of up to
 * 32 consecutive bits and costs under a microsecond; a cryptographic hash would halve the read speed to defend
 * against an adversary, which is what the audit's Merkle tree is for.
 */
export function checksumOf(event: Omit<StoredEvent, 'checksum'>): number {
  const { stream, type, data, metadata } = event;
  const bytesMax = FIXED_BYTES + 3 * (stream.length + type.length);
  if (scratch.bytes.length < bytesMax) scratch = scratchOf(bytesMax * 2);
  const { bytes, doubles, integers } = scratch;
  doubles[0] = event.position;
  doubles[1] = event.revision;
  doubles[2] = event.createdMs;
  const streamBytes = bytes.write(stream, FIXED_BYTES, 'utf8');
  const typeBytes = bytes.write(type, FIXED_BYTES + streamBytes, 'utf8');
  integers[0] = streamBytes;
  integers[1] = typeBytes;
  integers[2] = data.length;
  integers[3] = metadata.length;
  bytes[40] = event.isJson ? 1 : 0;
  bytes.set(event.id, 41);
  let sum = crc32(bytes.subarray(0, FIXED_BYTES + streamBytes + typeBytes), event.previous);
  if (data.length > 0) sum = crc32(data, sum);
  if (metadata.length > 0) sum = crc32(metadata, sum);
  return sum;
}

/** Typed views write numbers several times faster than a Buffer does; every platform of Node is little-endian. */
function scratchOf(length: number): { bytes: Buffer; doubles: Float64Array; integers: Uint32Array } {
  const memory = new ArrayBuffer(length);
  return {
    bytes: Buffer.from(memory),
    doubles: new Float64Array(memory, 0, 3),
    integers: new Uint32Array(memory, 24, 4),
  };
}

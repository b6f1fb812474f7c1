import { createHash } from 'node:crypto';

/** Short and of one length, so that an index can hold it: a reference may be longer than an index entry may be. */
export function referenceDigest(reference: string): string {
  return createHash('sha256').update(reference).digest('base64url');
}

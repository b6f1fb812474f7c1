import type { Position } from '@almoner/kernel';
import { LRUCache } from 'lru-cache';

/**
 * Keeps the bytes of answers for as long as no event has changed any view. An answer depends on nothing but the views, the
 * caller's audience and the parameters in its key, so bytes made at the same position are the right ones.
 */
export class AnswerCache {
  private readonly answers: LRUCache<string, { readonly at: Position; readonly bytes: Buffer }>;

  /** @param position where this process's views stand; undefined where it cannot know without asking, then nothing is kept */
  constructor(
    private readonly position: () => Position | undefined,
    bytesMax = 32 * 1024 * 1024,
  ) {
    this.answers = new LRUCache({
      maxSize: bytesMax,
      sizeCalculation: ({ bytes }, key) => bytes.length + key.length + 64,
    });
  }

  /** What is kept under the key and still right; `keep` hands in what was made instead, and gives it back. */
  take(key: string): { readonly bytes: Buffer | undefined; readonly keep: (bytes: Buffer) => Buffer } {
    const at = this.position();
    const kept = this.answers.get(key);
    return {
      bytes: at !== undefined && kept?.at === at ? kept.bytes : undefined,
      keep: (bytes) => {
        // Views that moved while the answer was made may have given it parts of both states.
        if (at !== undefined && this.position() === at) this.answers.set(key, { at, bytes });
        return bytes;
      },
    };
  }
}

import { LRUCache } from 'lru-cache';

/** How many wrong passwords are heard in a quarter of an hour. */
const perAddressMax = 10;
const perClientMax = 100;
const windowMs = 15 * 60 * 1_000;
/** Bounds the memory, whatever comes; the oldest are forgotten first. */
const keysMax = 20_000;

interface Count {
  readonly since: number;
  readonly tries: number;
}

/**
 * Bounds how many passwords can be tried, for one address and from one place. Tries count before they are checked, so that
 * many at once are no way around it; a right one is taken off again.
 */
export class SignInLimit {
  private readonly counts = new LRUCache<string, Count>({ max: keysMax });

  constructor(private readonly now: () => Date) {}

  /** Counts a try. @returns how many seconds to wait where it may not be made, else 0 */
  take(addressDigest: string, client: string): number {
    const at = this.now().getTime();
    const keys = keysOf(addressDigest, client);
    const waits = keys.map(([key, max]) => {
      const { since, tries } = this.countOf(key, at);
      return tries < max ? 0 : since + windowMs - at;
    });
    const waitMs = Math.max(...waits);
    if (waitMs > 0) return Math.ceil(waitMs / 1_000);
    for (const [key] of keys) {
      const { since, tries } = this.countOf(key, at);
      this.counts.set(key, { since, tries: tries + 1 });
    }
    return 0;
  }

  /** It was right: the address starts anew, and the place gets its try back. */
  giveBack(addressDigest: string, client: string): void {
    const [[address], [place]] = keysOf(addressDigest, client);
    this.counts.delete(address);
    const count = this.counts.get(place);
    if (count !== undefined) this.counts.set(place, { ...count, tries: count.tries - 1 });
  }

  private countOf(key: string, at: number): Count {
    const count = this.counts.get(key);
    return count === undefined || at - count.since >= windowMs ? { since: at, tries: 0 } : count;
  }
}

const keysOf = (addressDigest: string, client: string) =>
  [
    [`address ${addressDigest}`, perAddressMax],
    [`client ${client}`, perClientMax],
  ] as const;

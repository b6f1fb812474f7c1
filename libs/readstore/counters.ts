import type { StoredRow } from './engine';

type Range = readonly [from: number, to: number];

interface Counter {
  last: number;
  /** Numbers at or below `last` that nobody has been given: reserved for records that bring theirs along. */
  gaps: Range[];
}

/**
 * Gives public numbers. A number is given once, even if its record goes; which one depends only on the order of the
 * events, so a rebuild gives the same.
 */
export class Counters {
  readonly #counters = new Map<string, Map<string, Counter>>();
  readonly #changed = new Map<string, Set<string>>();

  constructor(rows: readonly StoredRow[]) {
    this.adopt(rows);
  }

  /** Takes over counters as they were written. */
  adopt(rows: readonly StoredRow[]): void {
    for (const row of rows) {
      const owned = this.#counters.get(row['owner'] as string) ?? new Map<string, Counter>();
      this.#counters.set(row['owner'] as string, owned);
      owned.set(row['counter'] as string, {
        last: row['last'] as number,
        gaps: JSON.parse(row['gaps'] as string) as Range[],
      });
    }
  }

  /** The wanted number when it is free, else the next one. */
  give(owner: string, name: string, wanted?: number): number {
    const counter = this.#toChange(owner, name);
    if (wanted !== undefined && Number.isSafeInteger(wanted) && wanted > 0) {
      if (wanted > counter.last) {
        if (wanted > counter.last + 1) counter.gaps.push([counter.last + 1, wanted - 1]);
        counter.last = wanted;
        return wanted;
      }
      const index = counter.gaps.findIndex(([from, to]) => from <= wanted && wanted <= to);
      if (index >= 0) {
        const [from, to] = counter.gaps[index]!;
        const around: Range[] = [
          [from, wanted - 1],
          [wanted + 1, to],
        ];
        counter.gaps.splice(index, 1, ...around.filter(([low, high]) => low <= high));
        return wanted;
      }
    }
    counter.last += 1;
    return counter.last;
  }

  raise(owner: string, name: string, to: number): void {
    const counter = this.#toChange(owner, name);
    if (to <= counter.last) return;
    counter.gaps.push([counter.last + 1, to]);
    counter.last = to;
  }

  /** What must be written before the transaction commits. */
  changes(): StoredRow[] {
    const rows: StoredRow[] = [];
    for (const [owner, names] of this.#changed) {
      for (const name of names) {
        const { last, gaps } = this.#counter(owner, name);
        rows.push({ owner, counter: name, last, gaps: JSON.stringify(gaps) });
      }
    }
    this.#changed.clear();
    return rows;
  }

  #toChange(owner: string, name: string): Counter {
    const names = this.#changed.get(owner) ?? new Set();
    names.add(name);
    this.#changed.set(owner, names);
    return this.#counter(owner, name);
  }

  #counter(owner: string, name: string): Counter {
    const owned = this.#counters.get(owner) ?? new Map<string, Counter>();
    this.#counters.set(owner, owned);
    const counter = owned.get(name) ?? { last: 0, gaps: [] };
    owned.set(name, counter);
    return counter;
  }
}

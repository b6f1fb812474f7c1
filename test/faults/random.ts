import prand from 'pure-rand';

export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number;
}

/** Seeded, so that a printed seed repeats a run's choices. */
export function randomFrom(seed: number): Random {
  const generator = prand.xoroshiro128plus(seed);
  return { below: (limit) => prand.unsafeUniformIntDistribution(0, limit - 1, generator) };
}

/** What a campaign asks for, and what was given to it alone, in euro cents. */
export interface AskedNeed {
  readonly needId: string;
  readonly requested: number;
  readonly given: number;
}

/** How far a campaign's needs are met. */
export interface Standing {
  readonly openEurMinor: bigint;
  readonly progressPercentage: number;
  readonly incompleteNeedCount: number;
  readonly completedNeedCount: number;
}

export const readNeeds = (needs: string): readonly AskedNeed[] => JSON.parse(needs) as AskedNeed[];

/**
 * A need is met by the gifts to itself first; whatever else the campaign was given meets its needs in the order in which they
 * were added. So the needs' open amounts add up to the campaign's, however the gifts were meant.
 */
export function standing(needs: readonly AskedNeed[], donatedEurMinor: bigint): Standing {
  const own = needs.reduce((sum, { requested, given }) => sum + BigInt(Math.min(requested, given)), 0n);
  let rest = donatedEurMinor - own;
  let [open, completed] = [0n, 0];
  for (const { requested, given } of needs) {
    const missing = BigInt(Math.max(0, requested - given));
    const met = rest < missing ? (rest > 0n ? rest : 0n) : missing;
    rest -= met;
    open += missing - met;
    if (missing === met) completed += 1;
  }
  return {
    openEurMinor: open,
    progressPercentage: progress(donatedEurMinor, open),
    incompleteNeedCount: needs.length - completed,
    completedNeedCount: completed,
  };
}

/** Whole percent, rounded down, but at least one as soon as anything was given. */
function progress(donated: bigint, open: bigint): number {
  if (donated <= 0n) return 0;
  return Math.max(1, Number((100n * donated) / (donated + open)));
}

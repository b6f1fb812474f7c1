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

/** How far one need is met. */
export interface MetNeed extends AskedNeed {
  readonly metEurMinor: bigint;
  readonly openEurMinor: bigint;
}

/**
 * A need is met by the gifts to itself first; whatever else the campaign was given meets its needs in the order in which they
 * were added. So the needs' open amounts add up to the campaign's, however the gifts were meant.
 */
export function meet(needs: readonly AskedNeed[], donatedEurMinor: bigint): readonly MetNeed[] {
  const own = needs.reduce((sum, { requested, given }) => sum + BigInt(Math.min(requested, given)), 0n);
  let rest = donatedEurMinor > own ? donatedEurMinor - own : 0n;
  return needs.map((need) => {
    const missing = BigInt(Math.max(0, need.requested - need.given));
    const met = rest < missing ? rest : missing;
    rest -= met;
    const openEurMinor = missing - met;
    return { ...need, openEurMinor, metEurMinor: BigInt(need.requested) - openEurMinor };
  });
}

/** Needs that were met before the campaign came here: how many, and what they cost. */
export interface BroughtAlong {
  readonly openingMetNeeds: number;
  readonly openingMetEurMinor: bigint;
}

export function standing(
  needs: readonly AskedNeed[],
  donatedEurMinor: bigint,
  { openingMetNeeds, openingMetEurMinor }: BroughtAlong = { openingMetNeeds: 0, openingMetEurMinor: 0n },
): Standing {
  const met = meet(needs, donatedEurMinor - openingMetEurMinor);
  const openEurMinor = met.reduce((sum, need) => sum + need.openEurMinor, 0n);
  const completedNeedCount = met.filter((need) => need.openEurMinor === 0n).length;
  return {
    openEurMinor,
    progressPercentage: progress(donatedEurMinor, openEurMinor),
    incompleteNeedCount: needs.length - completedNeedCount,
    completedNeedCount: openingMetNeeds + completedNeedCount,
  };
}

/** Whole percent, rounded down, but at least one as soon as anything was given. */
function progress(donated: bigint, open: bigint): number {
  if (donated <= 0n) return 0;
  return Math.max(1, Number((100n * donated) / (donated + open)));
}

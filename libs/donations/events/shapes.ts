import { z } from 'zod';

export const id = z.uuid();
export const instant = z.iso.datetime();
export const sealed = z.strictObject({ person: z.uuid(), text: z.string() });

export const currency = z.string().regex(/^[A-Z]{3}$/);

/** The numbers that a record brought along, by surface. */
export const numbers = z.record(z.string(), z.int().positive());

/** How money came that no gateway took. */
export const offlinePayments = ['cash', 'check', 'wire', 'stock', 'in-kind', 'other'] as const;

const money = z.strictObject({ amountMinor: z.int().nonnegative(), currency });

/** A rate that a conversion used, so that an auditor can redo it. */
export const usedRate = z.strictObject({ currency, rateToGbp: z.string(), effectiveFrom: z.iso.date() });

/** One amount as every total adds it, converted once and never again; `EUR` and `GBP` are minor units. */
export const shares = z.strictObject({
  campaign: money,
  series: money,
  EUR: z.int().nonnegative(),
  GBP: z.int().nonnegative(),
});

/** What a gift to a fundraising event counts for there: minor units of both currencies that surfaces total in. */
export const euroShares = z.strictObject({ EUR: z.int().nonnegative(), GBP: z.int().nonnegative() });

/**
 * Whom a gift is credited to inside its campaign, fixed when it is given: a page, whose owner it is (null for a team's own
 * page), and the team that the owner was on or whose page it is.
 */
export const credit = z.strictObject({ pageId: id, personId: id.nullable(), teamId: id.nullable() });

export type Credit = z.infer<typeof credit>;
export type UsedRate = z.infer<typeof usedRate>;
export type Shares = z.infer<typeof shares>;

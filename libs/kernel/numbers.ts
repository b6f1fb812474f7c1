import { type Lookup, type ReadFact, lookup } from './lookup';

/**
 * Public numbers of a record by surface, for records that bring theirs along: `{ 'fifty-fifty': 7 }`.
 * A surface without an entry gives the next free number when the record becomes visible.
 */
export type PublicNumbers = Readonly<Record<string, number>>;

/** Asks whether any number from `from` to `to` was given already on a surface. The context that owns the kind answers it. */
export type NumbersGiven = Lookup<[surface: string, from: number, to: number], boolean>;

/** The kinds of record that carry public numbers, each with the question that guards them. */
export const numbersGiven = {
  campaign: lookup('campaigns.campaign-numbers-given'),
  campaigner: lookup('campaigns.campaigner-numbers-given'),
  donation: lookup('donations.donation-numbers-given'),
  'ledger-entry': lookup('donations.ledger-entry-numbers-given'),
  organisation: lookup('campaigns.organisation-numbers-given'),
  need: lookup('campaigns.need-numbers-given'),
  update: lookup('campaigns.update-numbers-given'),
  picture: lookup('campaigns.picture-numbers-given'),
  opinion: lookup('donations.opinion-numbers-given'),
  'matching-fund': lookup('donations.matching-fund-numbers-given'),
  contest: lookup('campaigns.contest-numbers-given'),
  'contest-result': lookup('campaigns.contest-result-numbers-given'),
  'fundraising-event': lookup('campaigns.fundraising-event-numbers-given'),
  person: lookup('identity.person-numbers-given'),
  'volunteering-cause': lookup('participation.volunteering-cause-numbers-given'),
  series: lookup('campaigns.series-numbers-given'),
  participant: lookup('campaigns.participant-numbers-given'),
  team: lookup('campaigns.team-numbers-given'),
  page: lookup('campaigns.page-numbers-given'),
  'page-update': lookup('campaigns.page-update-numbers-given'),
  address: lookup('campaigns.address-numbers-given'),
} as const satisfies Readonly<Record<string, NumbersGiven>>;

export type NumberedKind = keyof typeof numbersGiven;

/** The surfaces that show each kind of record under whole numbers of their own; a kind that is left out has none. */
export type Numberings = Readonly<Partial<Record<NumberedKind, readonly string[]>>>;

export const numberedKinds = Object.keys(numbersGiven) as [NumberedKind, ...NumberedKind[]];

/** Whether any of the numbers that a record brings along was given already. */
export async function anyNumberGiven(
  read: ReadFact,
  kind: NumberedKind,
  numbers: PublicNumbers = {},
): Promise<boolean> {
  const asked = Object.entries(numbers).map(([surface, number]) =>
    read(numbersGiven[kind], surface, number, number),
  );
  return (await Promise.all(asked)).some(Boolean);
}

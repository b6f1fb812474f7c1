import { type DisplayedSource, presentDisplayed } from './displayed-donation';
import { type Amount, below, money } from './wire';

/** Whose page and goal it is: the campaign, or the series, and where its site is. */
export interface SiteSource {
  readonly title: string;
  readonly url: string | null;
}

/** A goal, and the page where there is one; amounts are minor units of `currency`. */
export interface GoalSource {
  readonly number: number;
  readonly site: SiteSource;
  /** Null for the goal of a campaign or a series, which has no page of its own. */
  readonly page: { readonly header: string | null; readonly html: string | null } | null;
  readonly goalMinor: number | null;
  readonly raisedMinor: bigint;
  readonly currency: string;
  /** The latest gifts, newest first. */
  readonly displayed: readonly DisplayedSource[];
}

/** What pages lack of their goal is told, what they have beyond it is not (behaviour note 36). */
export function presentGoal({ number, site, page, displayed, ...amounts }: GoalSource) {
  return {
    Id: number,
    Campaign_Name: site.title,
    Fundraising_Page: page && below(site.url, `Page/${number}`),
    Fundraising_Page_Header: page && page.header,
    Fundraising_Page_Html: page && page.html,
    ...presentAmounts(amounts),
    Amount_To_Goal: missing(amounts),
    Direct_Donate: page && below(site.url, `Donate/${number}`),
    Displayed_Donation_Infos: displayed.map(presentDisplayed),
  };
}

type Amounts = Pick<GoalSource, 'goalMinor' | 'raisedMinor' | 'currency'>;

/** The two amounts that objects of version 2 repeat, so that they filter and sort. */
export const presentAmounts = ({ goalMinor, raisedMinor, currency }: Amounts) => ({
  Goal_Amount: orNull(goalMinor, currency),
  Amount_Raised: money({ minor: raisedMinor, currency }),
});

function missing({ goalMinor, raisedMinor, currency }: Amounts) {
  if (goalMinor === null) return null;
  const rest = BigInt(goalMinor) - raisedMinor;
  return money({ minor: rest < 0n ? 0n : rest, currency });
}

const orNull = (minor: Amount['minor'] | null, currency: string) =>
  minor === null ? null : money({ minor, currency });

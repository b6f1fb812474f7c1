import { encodedName } from '../html';
import { presentInstant, presentMoment } from './instant';
import { type Urls, cents, documentation, link } from './wire';

export interface MatchingFundSource {
  readonly number: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly activatedAt: number | null;
  readonly title: string;
  readonly slug: string;
  readonly description: string;
  readonly companyName: string;
  /** Of the client that owns it. */
  readonly clientPermalink: string | null;
  readonly providedCents: bigint | number;
  readonly donatedCents: bigint | number;
  readonly state: 'activated' | 'closed';
  readonly logoUrl: string | null;
}

/** Its description is passed on unchanged: the reference shows Markdown with inline HTML. */
export function presentMatchingFund(fund: MatchingFundSource, urls: Urls) {
  return {
    id: fund.number,
    created_at: presentInstant(fund.createdAt),
    updated_at: presentInstant(fund.updatedAt),
    activated_at: presentMoment(fund.activatedAt),
    title: fund.title,
    description: fund.description,
    company_name: encodedName(fund.companyName),
    client_id: fund.clientPermalink,
    provided_amount_in_cents: cents(fund.providedCents),
    donated_amount_in_cents: cents(fund.donatedCents),
    state: fund.state,
    logo_url: fund.logoUrl,
    links: [
      link('self', urls.api(`/matching_funds/${fund.number}`)),
      link('platform', urls.platform(`/matching-funds/${fund.number}-${fund.slug}`)),
      link('projects', urls.api(`/matching_funds/${fund.number}/projects`)),
      documentation('matching_fund_details'),
    ],
  };
}

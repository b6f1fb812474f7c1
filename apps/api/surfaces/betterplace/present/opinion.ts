import { plainHtml } from '../html';
import { presentInstant } from './instant';
import { type PersonSource, presentPerson } from './person';
import { type Urls, cents, link } from './wire';

export interface OpinionSource {
  readonly number: number;
  /** What it is about in truth, whatever the URL said. */
  readonly parent: { readonly kind: 'project' | 'fundraising_event'; readonly number: number };
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Null without a gift and where the donor hides the sum. */
  readonly donatedCents: bigint | number | null;
  readonly score: 'positive' | 'negative';
  /** Null stands for somebody who stays anonymous. */
  readonly author: PersonSource | null;
  readonly message: string | null;
}

/** Clients test for the key of the amount, so it is left out where there is none to tell. */
export function presentOpinion(opinion: OpinionSource, urls: Urls) {
  const { kind, number } = opinion.parent;
  const parent = `/${kind}s/${number}`;
  return {
    id: opinion.number,
    created_at: presentInstant(opinion.createdAt),
    updated_at: presentInstant(opinion.updatedAt),
    ...(opinion.donatedCents === null ? {} : { donated_amount_in_cents: cents(opinion.donatedCents) }),
    score: opinion.score,
    author: opinion.author === null ? null : presentPerson(opinion.author, urls),
    message: opinion.message === null ? null : plainHtml(opinion.message),
    links: [link('self', urls.api(`${parent}/opinions/${opinion.number}`)), link(kind, urls.api(parent))],
  };
}

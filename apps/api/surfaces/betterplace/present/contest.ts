import { presentInstant } from './instant';
import { type Urls, cents, link } from './wire';

export interface ContestSource {
  readonly number: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly beginsAt: number;
  readonly endsAt: number;
  readonly donatedCents: bigint | number;
  readonly donations: number;
}

export function presentContest(contest: ContestSource, urls: Urls) {
  return {
    id: contest.number,
    created_at: presentInstant(contest.createdAt),
    updated_at: presentInstant(contest.updatedAt),
    begins_at: presentInstant(contest.beginsAt),
    ends_at: presentInstant(contest.endsAt),
    donated_amount_in_cents: cents(contest.donatedCents),
    donation_count: contest.donations,
    links: [link('results', urls.api(`/contests/${contest.number}/results`))],
  };
}

export interface ContestResultSource {
  readonly number: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly rank: number;
  readonly donations: number;
  readonly donatedCents: bigint | number;
  readonly projectNumber: number;
}

export function presentContestResult(result: ContestResultSource, urls: Urls) {
  return {
    id: result.number,
    created_at: presentInstant(result.createdAt),
    updated_at: presentInstant(result.updatedAt),
    rank: result.rank,
    donation_count: result.donations,
    donated_amount_in_cents: cents(result.donatedCents),
    participant_type: 'Project',
    links: [link('participant', urls.api(`/projects/${result.projectNumber}`))],
  };
}

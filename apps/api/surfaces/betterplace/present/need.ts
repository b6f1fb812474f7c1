import { plainHtml } from '../html';
import { presentInstant } from './instant';
import { needProgress } from './progress';
import { type Urls, cents, link, templated } from './wire';

export interface NeedSource {
  readonly number: number;
  readonly projectNumber: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly title: string;
  readonly description: string;
  readonly completed: boolean;
  readonly donatedCents: bigint | number;
  readonly openCents: bigint | number;
  readonly requestedCents: number;
}

export function presentNeed(need: NeedSource, urls: Urls) {
  const project = `/projects/${need.projectNumber}`;
  return {
    id: need.number,
    created_at: presentInstant(need.createdAt),
    updated_at: presentInstant(need.updatedAt),
    title: need.title,
    description: plainHtml(need.description),
    completed: need.completed,
    progress_percentage: needProgress(need.donatedCents, need.requestedCents),
    donated_amount_in_cents: cents(need.donatedCents),
    open_amount_in_cents: cents(need.openCents),
    requested_amount_in_cents: need.requestedCents,
    links: [
      link('self', urls.api(`${project}/needs/${need.number}`)),
      link('project', urls.api(project)),
      templated(
        'new_client_donation',
        urls.platform(`${project}/client_donations/new?client_id=%7Bclient_id%7D&earmark_id=${need.number}`),
      ),
      link('new_donation', urls.platform(`${project}/donations/new?earmark_id=${need.number}`)),
    ],
  };
}

import { richHtml } from '../html';
import { presentInstant, presentMoment } from './instant';
import { type PersonSource, presentPerson } from './person';
import { type PictureSource, presentPicture } from './picture';
import { eventProgress } from './progress';
import { type Urls, cents, link, templated } from './wire';

export interface FundraisingEventSource {
  readonly number: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly title: string;
  readonly slug: string;
  readonly description: string;
  readonly taxDeductible: boolean;
  readonly donationsProhibited: boolean;
  readonly closedAt: number | null;
  readonly donors: number;
  readonly donatedCents: bigint | number;
  /** Null where its manager set no goal. */
  readonly requestedCents: number | null;
  readonly contact: PersonSource;
  readonly picture: PictureSource | null;
}

export function presentFundraisingEvent(event: FundraisingEventSource, urls: Urls) {
  const api = `/fundraising_events/${event.number}`;
  const page = `/fundraising-events/${event.number}`;
  return {
    id: event.number,
    created_at: presentInstant(event.createdAt),
    updated_at: presentInstant(event.updatedAt),
    title: event.title,
    description: richHtml(event.description),
    tax_deductible: event.taxDeductible,
    donations_prohibited: event.donationsProhibited,
    closed_at: presentMoment(event.closedAt),
    donor_count: event.donors,
    donated_amount_in_cents: cents(event.donatedCents),
    requested_amount_in_cents: event.requestedCents,
    progress_percentage: eventProgress(event.donatedCents, event.requestedCents),
    contact: presentPerson(event.contact, urls),
    profile_picture: presentPicture(event.picture, 'title', urls),
    links: [
      link('self', urls.api(api)),
      link('featured_projects', urls.api(`${api}/featured_projects`)),
      link('forwardings', urls.api(`${api}/forwardings`)),
      link('platform', urls.platform(`/fundraising-events/${event.slug}`)),
      templated(
        'new_client_donation',
        urls.platform(`${page}/client_donations/new?client_id=%7Bclient_id%7D`),
      ),
      link('new_donation', urls.platform(`${page}/donations/new`)),
    ],
  };
}

/** What an event passed on to one project, summed. */
export interface ForwardingSource {
  readonly projectNumber: number;
  readonly forwardedCents: bigint | number;
}

export function presentForwarding({ projectNumber, forwardedCents }: ForwardingSource, urls: Urls) {
  return {
    forwarded_amount_in_cents: cents(forwardedCents),
    links: [link('project', urls.api(`/projects/${projectNumber}`))],
  };
}

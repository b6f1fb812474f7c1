import { type Urls, cents, link, templated } from './wire';

/** What a client's projects took in, and what came through the client itself. */
export interface ClientProjectFigures {
  readonly donatedCents: bigint | number;
  readonly poolBalanceCents: bigint | number;
  readonly openCents: bigint | number;
  readonly requestedCents: bigint | number;
  readonly projects: number;
  readonly clientDonatedCents: bigint | number;
  readonly clientMatchedCents: bigint | number;
  readonly clientDonations: number;
}

const presentFigures = (figures: ClientProjectFigures) => ({
  donated_amount_in_cents: cents(figures.donatedCents),
  pool_balance_in_cents: cents(figures.poolBalanceCents),
  open_amount_in_cents: cents(figures.openCents),
  requested_amount_in_cents: cents(figures.requestedCents),
  projects_count: figures.projects,
  client_donated_amount_in_cents: cents(figures.clientDonatedCents),
  client_matched_amount_in_cents: cents(figures.clientMatchedCents),
  client_donations_count: figures.clientDonations,
});

export const presentProjectStatistics = (figures: ClientProjectFigures) => ({
  ...presentFigures(figures),
  links: [],
});

/** The figures are less the pool in one place only: what is open here is what the pool could not pay yet. */
export function presentClient(permalink: string, figures: ClientProjectFigures, urls: Urls) {
  const path = pathOf(permalink);
  const open = BigInt(figures.openCents) - BigInt(figures.poolBalanceCents);
  return {
    ...presentFigures({ ...figures, openCents: open > 0n ? open : 0n }),
    links: [
      link('projects', urls.api(`${path}/projects`)),
      link('client_donations', urls.api(`${path}/client_donations`)),
      link('client_project_tags', urls.api(`${path}/tags`)),
      link('client_fundraising_events', urls.api(`${path}/fundraising-events`)),
      link('opinions', urls.api(`${path}/opinions`)),
      templated(
        'project_mailing_subscriptions',
        urls.api(`${path}/projects/%7Bproject_id%7D/mailing_subscriptions`),
      ),
      link('project_statistics', urls.api(`${path}/project_statistics`)),
      link('fundraising_event_statistics', urls.api(`${path}/fundraising_event_statistics`)),
    ],
  };
}

export interface ClientEventFigures {
  readonly donatedCents: bigint | number;
  readonly events: number;
  readonly clientDonatedCents: bigint | number;
  readonly clientDonations: number;
}

export const presentEventStatistics = (figures: ClientEventFigures) => ({
  donated_amount_in_cents: cents(figures.donatedCents),
  fundraising_events_count: figures.events,
  client_donated_amount_in_cents: cents(figures.clientDonatedCents),
  client_donations_count: figures.clientDonations,
  links: [],
});

export interface TagSource {
  readonly tag: string;
  readonly projects: number;
}

export const presentTag = ({ tag, projects }: TagSource, permalink: string, urls: Urls) => ({
  tag,
  projects_count: projects,
  links: [link('projects', urls.api(`${pathOf(permalink)}/tags/${encodeURIComponent(tag)}/projects`))],
});

export const pathOf = (permalink: string): string => `/clients/${encodeURIComponent(permalink)}`;

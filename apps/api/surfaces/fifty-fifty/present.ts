/**
 * The wire shapes of the contract, attribute by attribute in the reference's order. Numbers are text (behaviour note 1), times
 * are UTC with a blank and no zone, and a missing value is null, never left out.
 */

/** Pounds as totals print them: bare when whole, else with two digits. @param minor pennies */
export function presentTotal(minor: bigint): string {
  const whole = minor / 100n;
  const pennies = minor % 100n;
  return pennies === 0n ? String(whole) : `${whole}.${String(pennies).padStart(2, '0')}`;
}

/** An amount as a gift prints it: always two digits. All three currencies of this API have two. @param minor minor units */
export function presentAmount(minor: number): string {
  return `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
}

/** `2011-08-23 09:58:54`. @param instant milliseconds since the epoch */
export function presentInstant(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}

export interface StatisticsSource {
  readonly campaignCount: number;
  readonly backerCount: number;
  readonly donationCount: number;
  readonly gbpMinor: bigint;
}

export function presentStatistics(totals: StatisticsSource) {
  return {
    project_count: String(totals.campaignCount),
    backer_count: String(totals.backerCount),
    donation_count: String(totals.donationCount),
    donation_total: presentTotal(totals.gbpMinor),
  };
}

export interface ProjectSource {
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly slug: string;
  readonly hashtag: string;
  readonly gatewayUrl: string | null;
  readonly campaignerNumber: number;
  readonly submittedAt: number;
}

export interface RaisedSource {
  readonly gbpMinor: bigint;
  readonly backerCount: number;
}

/** @param site root of the public pages, without a slash at its end */
export function presentListedProject(project: ProjectSource, raised: RaisedSource, site: string) {
  const { head, tail } = shown(project, raised, site);
  return { ...head, ...tail };
}

/** The list's attributes plus the currency of `donated`, which sits behind it. */
export function presentProject(project: ProjectSource, raised: RaisedSource, site: string) {
  const { head, tail } = shown(project, raised, site);
  return { ...head, currency: 'GBP', ...tail };
}

function shown(project: ProjectSource, raised: RaisedSource, site: string) {
  const id = String(project.number);
  return {
    head: {
      id,
      title: project.title,
      description: project.description,
      project_page: `${site}/projects/${project.slug}`,
      donated: presentTotal(raised.gbpMinor),
    },
    tail: {
      backers: String(raised.backerCount),
      hashtag: project.hashtag,
      long_donation_url: project.gatewayUrl === null ? null : gatewayPage(project.gatewayUrl, id),
      short_donation_url: project.gatewayUrl === null ? null : `${site}/dn${id}`,
      campaigner: String(project.campaignerNumber),
      created_at: presentInstant(project.submittedAt),
    },
  };
}

function gatewayPage(gatewayUrl: string, id: string): string {
  const page = new URL(gatewayUrl);
  page.searchParams.set('project_id', id);
  return page.href;
}

export interface DonationSource {
  readonly number: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly gbpMinor: number;
  readonly name: string | null;
  readonly source: string;
  readonly reference: string | null;
  readonly donatedAt: number;
}

const writable = new Set(['USD', 'GBP', 'EUR']);

/** A gift in a currency that this API cannot write is shown as the pounds it counted for. */
export function presentDonation(donation: DonationSource) {
  const own = writable.has(donation.currency);
  return {
    id: String(donation.number),
    amount: presentAmount(own ? donation.amountMinor : donation.gbpMinor),
    currency: own ? donation.currency : 'GBP',
    name: donation.name,
    source: donation.source,
    data: donation.reference,
    donated_at: presentInstant(donation.donatedAt),
  };
}

export interface PledgeSource {
  readonly name: string | null;
  readonly email?: string | null;
  readonly avatar: string | null;
  readonly pledgedAt: number;
}

/** The address stands only where the query gave it: to an assigned key, without callback. */
export function presentPledge(pledge: PledgeSource) {
  return {
    name: pledge.name ?? '',
    email: pledge.email ?? null,
    avatar: pledge.avatar,
    pledged_at: presentInstant(pledge.pledgedAt),
  };
}

export interface CampaignerSource {
  readonly number: number;
  readonly name: string | null;
  readonly description: string | null;
  readonly location: string | null;
  readonly avatar: string | null;
  readonly registeredAt: number;
}

export function presentCampaigner(campaigner: CampaignerSource) {
  return {
    id: String(campaigner.number),
    name: campaigner.name ?? '',
    description: campaigner.description ?? '',
    location: campaigner.location,
    avatar: campaigner.avatar,
    created_at: presentInstant(campaigner.registeredAt),
  };
}

import type { OauthScope } from '../../libs/identity/events';
import { idOf } from '../../libs/testing/records';
import type { RunningApi } from '../running-api';
import { givenApplication, givenLogin } from './sign-in';

/** Who calls, as far as the rules of privacy know them; without a person it is an application on its own, or nobody. */
export interface Reader {
  readonly personId: string | null;
  readonly scopes: readonly OauthScope[];
}

/** A text that occurs once in everything that is recorded, and who may ever be shown it. */
interface Secret {
  readonly what: string;
  mayRead(reader: Reader): boolean;
}

interface Registration {
  readonly campaign: number;
  readonly person: number;
  readonly access: 'public' | 'delisted' | 'inactive' | 'pending' | null;
  readonly team: number | null;
}

interface Team {
  readonly team: number;
  readonly campaign: number;
  readonly captain: number;
  readonly access: 'public' | 'delisted' | 'inactive' | 'pending';
}

/** Campaign 2 keeps donors' addresses from fundraisers, campaign 3 was withdrawn. */
const campaigns = [1, 2, 3] as const;
const withdrawn = 3;
const restricted = 2;
/** By campaign; one of them raises money elsewhere, and one organises two campaigns. */
const organisers: Readonly<Record<number, readonly number[]>> = { 1: [51], 2: [52, 2], 3: [52] };
/** Who looks after whose registrations. */
const managers: ReadonlyMap<number, number> = new Map([
  [11, 16],
  [8, 2],
]);
/** Organised campaign 1 once, and keeps a token from then. */
const dismissed = 53;
const teams: readonly Team[] = [
  { team: 1, campaign: 1, captain: 1, access: 'public' },
  { team: 2, campaign: 1, captain: 6, access: 'inactive' },
  { team: 3, campaign: 2, captain: 8, access: 'delisted' },
  { team: 4, campaign: 2, captain: 13, access: 'pending' },
  { team: 5, campaign: 3, captain: 1, access: 'public' },
];
const accesses = [null, 'public', 'delisted', 'inactive', 'pending'] as const;

const registrationsOf = (campaign: number, first: number, last: number): readonly Registration[] =>
  Array.from({ length: last - first + 1 }, (_, index) => {
    const person = first + index;
    const team = teams.find(
      ({ campaign: of, captain }) => of === campaign && captain <= person && person < captain + 4,
    );
    return { campaign, person, access: accesses[person % accesses.length]!, team: team?.team ?? null };
  });

const registrations = [
  ...registrationsOf(1, 1, 12),
  ...registrationsOf(2, 5, 16),
  ...registrationsOf(3, 1, 4),
];

export const people = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 51, 52, 53] as const;

/** Who is an organiser when tokens are given out; nobody else is given one with scope `admin`. */
export const mayBeOrganiser = (number: number): boolean =>
  number === dismissed || Object.values(organisers).some((of) => of.includes(number));

/** Takes the role from who had it when tokens were given out. */
export const dismiss = (api: RunningApi): Promise<void> =>
  api.execute('identity.DismissOrganiser', { personId: personOf(dismissed), campaignId: campaignOf(1) });

export const personOf = (number: number) => idOf(5_000 + number);
const campaignOf = (number: number) => idOf(1_000 + number);
const teamOf = (number: number) => idOf(2_000 + number);
const pageOf = ({ campaign, person }: Registration) => idOf(30_000 + campaign * 100 + person);
const teamPageOf = (number: number) => idOf(40_000 + number);

const isHidden = (access: string | null) => access === 'inactive' || access === 'pending';
const isPerson = (reader: Reader, number: number) => reader.personId === personOf(number);

/** Whose business a registration is: the person's own, and of who looks after it. */
const isOwn = (reader: Reader, number: number): boolean =>
  isPerson(reader, number) || isPerson(reader, managers.get(number) ?? number);

/** An organiser is one by role and by scope. */
const organises = (reader: Reader, campaign: number): boolean =>
  reader.scopes.includes('admin') && (organisers[campaign] ?? []).some((number) => isPerson(reader, number));

const leads = (reader: Reader, team: number | null): boolean =>
  teams.some(({ team: known, captain }) => known === team && isPerson(reader, captain));

interface Gift {
  readonly campaign: number;
  /** Whose page it is; null for a team's, or for none at all. */
  readonly person: number | null;
  readonly team: number | null;
}

/** Who is told of a gift what the public is not: who got it, the captains of the team that it counts for, the organisers. */
const isRecipient = (reader: Reader, { campaign, person, team }: Gift): boolean =>
  organises(reader, campaign) ||
  (reader.scopes.includes('donations.read') &&
    ((person !== null && isOwn(reader, person)) || leads(reader, team)));

/**
 * Records of three campaigns in which everything that is somebody's own business is a text of its own, together with the rules
 * of the contract for each of these texts: they are written down here once more, and share no line with what is tested.
 */
export class PrivateWorld {
  readonly #secrets: Secret[] = [];
  /** Amounts that donors hid, as they are written, with who may read them. */
  readonly #amounts = new Map<string, Secret>();

  /** What the answer says that the reader should not have been told. */
  leaks(body: string, reader: Reader): string[] {
    const words = [...body.matchAll(/prv(\d+)x/gi)].map(([, number]) => this.#secrets[Number(number)]);
    const sums = [...body.matchAll(/(?<!\d)9\d{4}\.\d\d(?!\d)/g)].map(([amount]) =>
      this.#amounts.get(amount),
    );
    return [...words, ...sums].flatMap((secret) => (!secret || secret.mayRead(reader) ? [] : secret.what));
  }

  /** What the answer says that is somebody's own business, whoever reads it. */
  told(body: string): number {
    return (body.match(/prv\d+x/gi) ?? []).length;
  }

  static async given(api: RunningApi): Promise<PrivateWorld> {
    const world = new PrivateWorld();
    await givenApplication(api);
    await api.execute('donations.SetExchangeRate', {
      currency: 'EUR',
      rateToGbp: '0.5',
      effectiveFrom: '2011-08-27',
    });
    for (const number of campaigns) await world.campaign(api, number);
    for (const registration of registrations) await world.registration(api, registration);
    for (const team of teams) await world.team(api, team);
    for (const { campaign, person, team } of registrations) {
      if (team === null) continue;
      await api.execute('campaigns.JoinTeam', {
        campaignId: campaignOf(campaign),
        teamId: teamOf(team),
        personId: personOf(person),
      });
    }
    await world.gifts(api);
    for (const number of people) await world.login(api, number);
    await api.execute('campaigns.WithdrawCampaign', { campaignId: campaignOf(withdrawn) });
    await api.execute('campaigns.RestrictDonorData', {
      campaignId: campaignOf(restricted),
      restricted: true,
    });
    return world;
  }

  private secret(what: string, mayRead: Secret['mayRead']): string {
    this.#secrets.push({ what, mayRead });
    return `prv${this.#secrets.length - 1}x`;
  }

  private async campaign(api: RunningApi, number: number): Promise<void> {
    const campaignId = campaignOf(number);
    const seriesId = idOf(900 + (number === withdrawn ? 2 : 1));
    const campaignerId = idOf(950);
    const anybody = () => number !== withdrawn;
    await api.execute('campaigns.OpenSeries', { seriesId, title: 'Series', reportingCurrency: 'GBP' });
    await api.execute('campaigns.RegisterCampaigner', { campaignerId, name: 'Walks', description: 'Walks' });
    const title = this.secret(
      `the title of campaign ${number}`,
      (reader) => anybody() || organises(reader, number),
    );
    await api.execute('campaigns.SubmitCampaign', {
      campaignId,
      seriesId,
      campaignerId,
      title,
      description: 'Walk',
      slug: `walk-${number}`,
      hashtag: '#walk',
    });
    await api.execute('campaigns.ApproveCampaign', { campaignId });
  }

  private async registration(api: RunningApi, registration: Registration): Promise<void> {
    const { campaign, person, access, team } = registration;
    const personId = personOf(person);
    const whose = `of person ${person} in campaign ${campaign}`;
    const own = (reader: Reader) => isOwn(reader, person) || organises(reader, campaign);
    const manager = managers.get(person);
    const seen = (reader: Reader) =>
      own(reader) || (campaign !== withdrawn && !isHidden(access)) || leads(reader, team);
    const email = this.secret(`the address ${whose}`, (reader) => own(reader) || leads(reader, team));
    await api.execute('campaigns.RegisterParticipant', {
      campaignId: campaignOf(campaign),
      personId,
      managerId: manager === undefined ? null : personOf(manager),
      firstName: this.secret(`the first name ${whose}`, seen),
      lastName: this.secret(`the last name ${whose}`, seen),
      email: `${email}@private.example`,
      addresses: [
        { addressId: idOf(20_000 + campaign * 100 + person), line1: this.secret(`the street ${whose}`, own) },
      ],
      page: access && {
        pageId: pageOf(registration),
        goalMinor: 100_000,
        header: this.secret(`the page ${whose}`, seen),
        access,
      },
    });
    if (access === null) return;
    const title = this.secret(`the news ${whose}`, seen);
    const pageUpdateId = idOf(50_000 + campaign * 100 + person);
    const update = { campaignId: campaignOf(campaign), personId, pageUpdateId, title, body: '<p>Hi</p>' };
    await api.execute('campaigns.PostPageUpdate', update);
  }

  private async team(api: RunningApi, { team, campaign, captain, access }: Team): Promise<void> {
    const seen = (reader: Reader) =>
      organises(reader, campaign) || leads(reader, team) || (campaign !== withdrawn && !isHidden(access));
    await api.execute('campaigns.CreateTeam', {
      campaignId: campaignOf(campaign),
      teamId: teamOf(team),
      name: this.secret(`the name of team ${team}`, seen),
      pageId: teamPageOf(team),
      captainIds: [personOf(captain)],
      access,
    });
  }

  /** Each page gets three gifts, of which two count and are plain, so that no sum tells the third. */
  private async gifts(api: RunningApi): Promise<void> {
    const pages = [
      ...registrations.flatMap((registration) =>
        registration.access === null ? [] : [{ ...registration, pageId: pageOf(registration) }],
      ),
      ...teams.map(({ team, campaign }) => ({ campaign, team, person: null, pageId: teamPageOf(team) })),
      ...campaigns.map((campaign) => ({ campaign, team: null, person: null, pageId: null })),
    ];
    const specials = [{ anonymous: true }, { hideAmount: true }, { verified: false }] as const;
    const gifts = pages.flatMap((page, index) => [
      this.gift(index * 3, page),
      this.gift(index * 3 + 1, page),
      this.gift(index * 3 + 2, page, specials[index % specials.length]),
    ]);
    await api.executeAll('donations.PostOfflineDonation', gifts);
  }

  private gift(
    number: number,
    gift: Gift & { readonly pageId: string | null },
    special: { readonly anonymous?: true; readonly hideAmount?: true; readonly verified?: false } = {},
  ): object {
    const what = `of gift ${number} in campaign ${gift.campaign}`;
    const recipient = (reader: Reader) => isRecipient(reader, gift);
    const reached = (reader: Reader) =>
      organises(reader, gift.campaign) || (gift.campaign !== restricted && recipient(reader));
    const hidden = special.verified === false || gift.campaign === withdrawn;
    const named = hidden || special.anonymous ? recipient : () => true;
    const amount = `9${String(1_000 + number)}.07`;
    if (special.hideAmount) this.#amounts.set(amount, { what: `the amount ${what}`, mayRead: recipient });
    return {
      donationId: idOf(60_000 + number),
      campaignId: campaignOf(gift.campaign),
      amountMinor: special.hideAmount ? Number(amount.replace('.', '')) : 1_000 + number,
      currency: 'GBP',
      donor: {
        firstName: this.secret(`the donor's first name ${what}`, named),
        lastName: this.secret(`the donor's last name ${what}`, named),
        email: `${this.secret(`the donor's address ${what}`, reached)}@private.example`,
      },
      addresses: [
        {
          addressId: idOf(70_000 + number),
          line1: this.secret(`the donor's street ${what}`, reached),
          line2: null,
          city: null,
          state: null,
          zip: null,
          country: null,
        },
      ],
      message: this.secret(`the message ${what}`, hidden ? recipient : () => true),
      payment: 'cash',
      paidAt: '2012-01-01T00:00:00Z',
      pageId: gift.pageId,
      verified: true,
      numbers: { sprocket: number + 1 },
      ...special,
    };
  }

  private async login(api: RunningApi, number: number): Promise<void> {
    const email = this.secret(`the login of person ${number}`, (reader) => isPerson(reader, number));
    await givenLogin(api, {
      personId: personOf(number),
      email: `${email}@private.example`,
      organises: campaigns
        .filter(
          (campaign) => organisers[campaign]!.includes(number) || (campaign === 1 && number === dismissed),
        )
        .map((campaign) => campaignOf(campaign)),
    });
  }
}

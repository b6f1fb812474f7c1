import fc from 'fast-check';
import type { OauthScope } from '@almoner/identity';
import { badRequestsSeed as seed } from '../../../../test/nasty';
import { sendRaw } from '../../../../test/raw-request';
import { RunningApi } from '../../../../test/running-api';
import {
  PrivateWorld,
  type Reader,
  dismiss,
  mayBeOrganiser,
  people,
  personOf,
} from '../../../../test/sprocket/private-world';
import { basic, tokenFor } from '../../../../test/sprocket/sign-in';
import { access } from './access';

/** A sample, or what the issue names when everything is proven. */
const reads = process.env['ALMONER_PROOF'] === 'full' ? 5_000 : 600;

interface Key {
  readonly authorization: string | undefined;
  readonly reader: Reader;
}

const everything: readonly OauthScope[] = [
  'profile',
  'fundraising.read',
  'fundraising.write',
  'donations.read',
  'donations.write',
  'admin',
];
const scopeSets: readonly (readonly OauthScope[])[] = [
  everything,
  ['profile', 'fundraising.read', 'donations.read'],
  ['profile', 'fundraising.read'],
  ['admin'],
];

let api: RunningApi;
let world: PrivateWorld;
let keys: Readonly<Record<'public' | 'person' | 'admin', readonly Key[]>>;

beforeAll(async () => {
  api = await RunningApi.start();
  world = await PrivateWorld.given(api);
  const nobody: Reader = { personId: null, scopes: [] };
  const open: Key = { authorization: basic(), reader: nobody };
  const admitted: Record<keyof typeof keys, Key[]> = {
    public: [
      { authorization: undefined, reader: nobody },
      { authorization: 'Bearer nonsense', reader: nobody },
      { authorization: basic('s6BhdRkqt3', 'x'.repeat(32)), reader: nobody },
      ...Array.from({ length: 9 }, () => open),
    ],
    person: [],
    admin: [],
  };
  for (const number of people) {
    const personId = personOf(number);
    for (const granted of scopeSets) {
      const scopes = granted.filter((scope) => scope !== 'admin' || mayBeOrganiser(number));
      if (scopes.length === 0) continue;
      const authorization = `Bearer ${await tokenFor(api, personId, scopes)}`;
      admitted[scopes.includes('admin') ? 'admin' : 'person'].push({
        authorization,
        reader: { personId, scopes },
      });
    }
  }
  keys = admitted;
  await dismiss(api);
}, 120_000);
afterAll(() => api.stop());

const routes = Object.keys(access)
  .filter((row) => row.startsWith('GET ') && !row.includes('/auth/'))
  .map((row) => row.slice('GET '.length));

const idsMax: Readonly<Record<string, number>> = {
  campaignID: 4,
  userID: 19,
  teamID: 6,
  goalID: 45,
  updateID: 24,
  donationID: 130,
  seriesID: 3,
  organizationID: 2,
};

const path = fc.constantFrom(...routes).chain((route) =>
  fc
    .tuple(
      ...route.split(/(:\w+)/).map((part) =>
        part.startsWith(':')
          ? // Few of the numbers are those of other kinds, which lead nowhere; most lead somewhere.
            fc.integer({ min: 1, max: idsMax[part.slice(1)] ?? 1 }).map(String)
          : fc.constant(part),
      ),
    )
    .map((parts) => parts.join('')),
);
const query = fc.constantFrom(
  '',
  '?limit=100',
  '?limit=100&offset=3',
  '?leader_count=10',
  '?limit=100&sort=-user.amount_raised',
  '?limit=100&sort=-donation.amount',
  '?limit=100&displayed_donation_info.amount=>90000',
  '?limit=100&displayed_donation_info.donor_name=*x',
  '?limit=100&donation.amount=>90000',
  '?limit=100&user.email=*x@private.example',
  '?limit=100&user.first_name=prv*',
);

const read = (target: string, accept: string, { authorization }: Key) =>
  sendRaw(api.server, {
    method: 'GET',
    target,
    headers: { accept, ...(authorization !== undefined && { authorization }) },
  });

test(
  `${reads} reads of anything by anybody tell nobody what is not theirs to know (ALMONER_SEED=${seed} repeats them)`,
  async () => {
    const told = { public: 0, person: 0, admin: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('public', 'person', 'admin'),
        fc.nat(),
        path,
        query,
        fc.constantFrom('application/json', 'application/xml'),
        async (audience, which, pathname, asked, accept) => {
          const key = keys[audience][which % keys[audience].length]!;
          const { status, body } = await read(`${pathname}${asked}`, accept, key);
          expect([status < 500, world.leaks(body, key.reader)]).toEqual([true, []]);
          if (status === 200) told[audience] += world.told(body);
          if (audience === 'public' && pathname.includes('/admin/')) expect(status).toBe(401);
        },
      ),
      { seed, numRuns: reads, endOnFailure: false },
    );
    // A world in which nobody is told anything would prove nothing.
    for (const count of Object.values(told)) expect(count).toBeGreaterThan(reads / 20);
  },
  120_000 + reads * 50,
);

test('a filter tells nothing of what its field hides', async () => {
  const filtered = async (condition: string) => {
    const target = `/sprocket/v2/campaigns/1/displayed_donations?limit=100&displayed_donation_info.${condition}`;
    const { status, body } = await read(target, 'application/json', keys.public.at(-1)!);
    expect(status).toBe(200);
    const { Displayed_Donation_Infos: shown } = JSON.parse(body) as {
      readonly Displayed_Donation_Infos: readonly {
        readonly Amount: unknown;
        readonly Donor_Name: unknown;
      }[];
    };
    return shown;
  };
  expect((await filtered('amount=>0')).map(({ Amount }) => Amount)).not.toContain(null);
  expect((await filtered('donor_name=*')).map((shown) => shown.Donor_Name)).not.toContain(null);
});

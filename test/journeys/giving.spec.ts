import { derivedId } from '../../libs/eventstore/commands';
import { freshPostgres } from '../../libs/testing/postgres';
import { client, clientId } from '../../libs/testing/records';
import { BetterplaceClient } from '../betterplace/client';
import { givenPartners, skatepark, volksfreund } from '../betterplace/partners';
import { FiftyFiftyClient } from '../fifty-fifty/client';
import { assignedKey } from '../fifty-fifty/given';
import { RunningApi } from '../running-api';

type Environment = Readonly<Record<string, string>>;

const readStores: readonly [name: string, environment: () => Promise<Environment>][] = [
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ ALMONER_READSTORE: (await freshPostgres()).url })],
];

const pledge = {
  first_name: 'Max',
  last_name: 'Beispiel',
  email: 'mm@example.com',
  amount_in_cents: 2_000,
  client_reference: 'once',
  street: 'Rheinstr. 202',
  city: 'Wiesbaden',
  zip: '65185',
  country_code: 'DE',
};

/** One record of giving under two dialects: whichever surface a gift comes in through, both show it. A pound is two euros. */
describe.each(readStores)('a gift on %s', (_name, environment) => {
  let api: RunningApi;
  let fiftyFifty: FiftyFiftyClient;
  let betterplace: BetterplaceClient;
  beforeAll(async () => {
    api = await RunningApi.start(await environment());
    await givenPartners(api);
    await api.execute('identity.IssueApiKey', client({ key: assignedKey }));
    await api.execute('identity.AssignCampaignToClient', { clientId, campaignId: skatepark });
    fiftyFifty = new FiftyFiftyClient(api, assignedKey);
    betterplace = new BetterplaceClient(api, volksfreund);
  }, 60_000);
  afterAll(() => api.stop());

  /** What the campaign has: euro cents and donors there, gifts and pence here, and what came through the partner site. */
  const standing = async () => {
    const { body: project } = await betterplace.get('/projects/1114.json');
    const { body: partner } = await betterplace.get('/clients/volksfreund/project_statistics.json');
    const statistics = await fiftyFifty.data('statistics');
    const gifts = await fiftyFifty.data('projects/1/donations');
    return {
      cents: project.donated_amount_in_cents as number,
      open: project.open_amount_in_cents as number,
      donors: project.donor_count as number,
      partnerCents: partner.donated_amount_in_cents as number,
      throughPartner: partner.client_donations_count as number,
      pounds: statistics.donation_total as string,
      count: statistics.donation_count as string,
      gifts: gifts as { readonly id: string; readonly amount: string; readonly name: string | null }[],
    };
  };
  const untouched = {
    cents: 0,
    open: 10_000,
    donors: 0,
    partnerCents: 0,
    throughPartner: 0,
    pounds: '0',
    count: '0',
    gifts: [],
  };

  test('starts from nothing', async () => {
    expect(await standing()).toEqual(untouched);
  });

  test('that a partner site pledges raises what 50/50 shows, once', async () => {
    const path = '/clients/volksfreund/projects/1114/donation_pledges.json';
    const answers = await Promise.all([1, 2, 3].map(() => betterplace.post(path, pledge)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await standing()).toMatchObject({
      cents: 2_000,
      open: 8_000,
      donors: 1,
      partnerCents: 2_000,
      throughPartner: 1,
      pounds: '10',
      count: '1',
      gifts: [{ amount: '20.00', name: null }],
    });
  });

  test('that 50/50 is notified of raises what betterplace shows, in euros at the rate that it froze', async () => {
    await fiftyFifty.notify({ amount: '5.00', currency: 'GBP', name: 'Andrew Senter' });
    const euro = { currency: 'EUR', rateToGbp: '0.9', effectiveFrom: '2011-09-01' };
    await api.execute('donations.SetExchangeRate', euro);
    expect(await standing()).toMatchObject({
      cents: 3_000,
      open: 7_000,
      donors: 2,
      partnerCents: 3_000,
      throughPartner: 1,
      pounds: '15',
      count: '2',
    });
  });

  test('that is refunded leaves both exactly as it came', async () => {
    const pledged = derivedId('pledge', volksfreund.clientId, pledge.client_reference);
    await api.execute('donations.ReverseDonation', { donationId: pledged, reason: 'refund' });
    expect(await standing()).toMatchObject({
      cents: 1_000,
      open: 9_000,
      donors: 1,
      throughPartner: 0,
      pounds: '5',
      count: '1',
    });
    const found = await betterplace.get('/clients/volksfreund/client_donations/once.json');
    expect(found.status).toBe(404);
  });

  test('whose reference was used books nothing again, also after the refund', async () => {
    const before = await standing();
    const path = '/clients/volksfreund/projects/1114/donation_pledges.json';
    expect((await betterplace.post(path, pledge)).status).toBe(202);
    expect(await standing()).toEqual(before);
  });

  test('shows the same after a restart', async () => {
    const before = await standing();
    await api.restart();
    expect(await standing()).toEqual(before);
  });
});

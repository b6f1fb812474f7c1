import { CampaignNames, ClientFigures } from '@almoner/campaigns';
import { ClientDonations } from '@almoner/donations';
import { Accounts } from '@almoner/identity';
import { ViewBuilding } from '@almoner/readstore';
import type { Type } from '@nestjs/common';
import { BetterplaceClient } from '../../../../test/betterplace/client';
import {
  boardsId,
  clientGift,
  givenPartners,
  library,
  managerId,
  skatepark,
  spiegel,
  volksfreund,
  well,
} from '../../../../test/betterplace/partners';
import { RunningApi } from '../../../../test/running-api';
import { idOf } from '../../../../libs/testing/records';

const mine = '/clients/volksfreund';
const donations = `${mine}/client_donations`;
const token = (number: number) => clientGift(number).token;
const day = (number: number) => ({ at: new Date(`2015-09-0${number}T10:00:00Z`) });

let api: RunningApi;
let caller: BetterplaceClient;
let anybody: BetterplaceClient;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenPartners(api);
  const given = (number: number, special: object = {}) =>
    api.execute('donations.RecordDonation', clientGift(number, { ...special }), day(number + 1));
  await given(1);
  await given(2, { needId: boardsId, clientReference: null, contact: undefined });
  await given(3, { amountMinor: 1_000, contact: { email: 'a@example.org', shared: true } });
  await given(4, { clientId: spiegel.clientId, clientReference: 'ref-1' });
  await given(5, { clientId: undefined, clientReference: null, token: undefined, amountMinor: 100 });
  await given(6);
  await api.execute('donations.ReverseDonation', { donationId: clientGift(6).donationId }, day(8));
  const pledge = {
    donationId: idOf(600),
    clientId: volksfreund.clientId,
    clientReference: 'pooled',
    campaignId: well,
    amountMinor: 250,
    donor: { firstName: 'Max', lastName: 'Beispiel', email: 'mm@example.com' },
    address: { street: 'Rheinstr. 202', zip: '65185', city: 'Wiesbaden', countryCode: 'DE' },
    language: 'de',
  };
  await api.execute('donations.PledgeDonation', pledge);
  await givenManagers();
  caller = new BetterplaceClient(api, volksfreund);
  anybody = caller.as();
}, 60_000);
afterAll(() => api.stop());

async function givenManagers(): Promise<void> {
  const range = { surface: 'betterplace', kind: 'person', from: 1, to: 300_000 };
  await api.execute('identity.ReserveNumbers', range);
  const persons = [
    [managerId, 130_618, 'erika@example.org'],
    [idOf(408), 250_285, 'librarian@example.org'],
    [idOf(409), 7, null],
  ] as const;
  for (const [personId, number, email] of persons) {
    await api.execute('identity.RegisterPerson', { personId, name: `Person ${number}`, email });
    const numbers = { betterplace: number };
    await api.execute('identity.OpenAccount', { personId, slug: `person-${number}`, numbers });
  }
  for (const [campaignId, personId, firstName] of [
    [library, idOf(408), 'Libra'],
    [well, idOf(409), 'Wella'],
  ] as const) {
    const manager = { personId, firstName, lastName: 'Muster' };
    await api.execute('campaigns.DescribeCampaign', { campaignId, manager });
  }
}

const tokens = async (query = ''): Promise<string[]> =>
  ((await anybody.get(`${donations}.json${query}`)).body.data as { token: string }[]).map(
    (each) => each.token,
  );

describe('what came through a client', () => {
  test('is listed for everybody, oldest first, in the language of the URL', async () => {
    const { body } = await anybody.get(`${donations}.json`, 'en');
    expect(body).toMatchObject({ total_entries: 3, total_pages: 1, current_page: 1, per_page: 20 });
    expect(body.data).toMatchObject([
      {
        amount_in_cents: 500,
        state: 'confirmed',
        token: token(1),
        client_reference: 'ref-1',
        created_at: '2015-09-02T12:00:00+02:00',
        receiver_type: 'Project',
        receiver_id: 1114,
        receiver_title: 'Skate park in Kabul',
      },
      { client_reference: null, receiver_type: 'ProjectElement', receiver_id: 29, receiver_title: 'Boards' },
      { amount_in_cents: 1_000, client_reference: 'ref-3' },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Erika|example/);
  });

  test('is found by reference, in pages, and in either order', async () => {
    expect(await tokens('?facets=client_reference:ref-3')).toEqual([token(3)]);
    expect(await tokens('?facets=client_reference:REF-3')).toEqual([]);
    expect(await tokens('?facets=client_reference:ref-1|client_reference:ref-3')).toEqual([]);
    expect(await tokens('?facets=client_reference:ref-6')).toEqual([]);
    expect(await tokens('?facets=colour:red&per_page=2&page=2')).toEqual([token(3)]);
    expect(await tokens('?order=created_at:DESC')).toEqual([token(3), token(2), token(1)]);
    expect(await tokens('?page=9')).toEqual([]);
  });

  test('answers under its token and its reference, and links there', async () => {
    const { body } = await anybody.get(`${donations}/${token(1)}.json`);
    expect((await anybody.get(`${donations}/ref-1.json`)).body).toEqual(body);
    expect(body.links).toMatchObject([{ rel: 'receiver' }, { rel: 'self' }, { rel: 'donor_contact_data' }]);
    const need = await anybody.get(`${donations}/${token(2)}.json`);
    expect(need.body.links[0].href).toContain('/projects/1114/needs/29.json');
  });

  test('may be for a fundraising event', async () => {
    const fundraisingEventId = idOf(430);
    await api.execute('campaigns.StartFundraisingEvent', {
      fundraisingEventId,
      title: { original: 'de', de: 'Lauf für Kabul' },
      slug: 'lauf',
      description: { original: 'de', de: 'Wir laufen.' },
      manager: { personId: managerId, firstName: 'Erika', lastName: 'Muster' },
    });
    const { campaignId: _, ...gift } = clientGift(8, { clientId: spiegel.clientId });
    await api.execute('donations.RecordEventGift', { ...gift, fundraisingEventId });
    const { body } = await anybody.get('/clients/spiegel/client_donations/ref-8.json');
    expect(body).toMatchObject({
      receiver_type: 'FundraisingEvent',
      receiver_title: 'Lauf für Kabul',
      amount_in_cents: 500,
    });
    expect(body.links[0].href).toContain(`/fundraising_events/${body.receiver_id}.json`);
    // What goes to events is told by the statistics of events.
    const { body: figures } = await anybody.get('/clients/spiegel/project_statistics.json');
    expect(figures).toMatchObject({ client_donations_count: 1, client_donated_amount_in_cents: 500 });
  });

  test('still names a project that is listed no more', async () => {
    await api.execute('campaigns.WithdrawCampaign', { campaignId: library });
    await api.execute(
      'donations.RecordDonation',
      clientGift(7, { clientId: spiegel.clientId, campaignId: skatepark }),
    );
    await api.execute('campaigns.WithdrawCampaign', { campaignId: skatepark });
    const { body } = await anybody.get(`/clients/spiegel/client_donations/${token(7)}.json`);
    expect(body).toMatchObject({ receiver_id: 1114, receiver_title: 'Skatepark in Kabul' });
    await api.execute('campaigns.ApproveCampaign', { campaignId: skatepark });
  });
});

test.each([
  `${donations}/${token(4)}.json`,
  `${donations}/${token(5)}.json`,
  `${donations}/${token(6)}.json`,
  `${donations}/ref-6.json`,
  `${donations}/pooled.json`,
  `${donations}/nothing.json`,
  '/clients/nobody/client_donations.json',
  `/clients/nobody/client_donations/${token(1)}.json`,
  '/clients/nobody.json',
  '/clients/nobody/project_statistics.json',
])('%s is not found', async (path) => {
  expect((await anybody.get(path)).status).toBe(404);
});

describe('how a donor can be reached', () => {
  const contact = (key: string | number) =>
    `${donations}/${typeof key === 'number' ? token(key) : key}/donor_contact_data.json`;

  test('is told to the client, with the donor’s consent', async () => {
    const erika = { first_name: 'Erika', last_name: 'Muster', email: 'erika@example.org', links: [] };
    expect(await caller.get(contact(1))).toMatchObject({ status: 200, body: erika });
    expect((await caller.get(contact('ref-1'))).body).toEqual(erika);
    const nameless = { first_name: '', last_name: '', email: 'a@example.org', links: [] };
    expect((await caller.get(contact(3))).body).toEqual(nameless);
  });

  test.each([2, 4, 5, 6, 'nothing'])('is not found for %s', async (key) => {
    expect((await caller.get(contact(key))).status).toBe(404);
  });

  test('is nobody else’s', async () => {
    expect((await anybody.get(contact(1))).status).toBe(403);
    expect((await caller.as(spiegel).get(contact(1))).status).toBe(403);
    expect((await caller.as({ ...volksfreund, secret: 'wrong-secret' }).get(contact(1))).status).toBe(401);
    // The other client has a gift of the same reference, whose donor is its own.
    const theirs = contact('ref-1').replace('volksfreund', 'spiegel');
    expect((await caller.as(spiegel).get(theirs)).status).toBe(200);
    expect((await caller.get(theirs)).status).toBe(403);
  });
});

describe('how who manages a project can be reached', () => {
  const contact = (number: number | string) => `/users/${number}/contact_data.json`;

  test('is told to a client that shows the project', async () => {
    const erika = { first_name: 'Erika', last_name: 'Muster', email: 'erika@example.org', links: [] };
    expect((await caller.get(contact(130_618))).body).toEqual(erika);
    expect((await caller.as(spiegel).get(contact(130_618))).body).toEqual(erika);
  });

  test('is refused for somebody else, and not found for nobody or without an address', async () => {
    expect((await caller.get(contact(250_285))).status).toBe(403);
    expect((await caller.as(spiegel).get(contact(7))).status).toBe(403);
    expect((await caller.get(contact(7))).status).toBe(404);
    expect((await caller.get(contact(8))).status).toBe(404);
    expect((await caller.get(contact('me'))).status).toBe(404);
  });

  test('is for clients only', async () => {
    expect((await anybody.get(contact(130_618))).status).toBe(403);
    const wrong = caller.as({ ...volksfreund, secret: 'wrong-secret' });
    expect((await wrong.get(contact(130_618))).status).toBe(401);
  });
});

test('what the projects of a client come to, and what came through the client', async () => {
  const figures = {
    pool_balance_in_cents: 250,
    requested_amount_in_cents: 10_000,
    projects_count: 2,
    client_donated_amount_in_cents: 2_000,
    client_matched_amount_in_cents: 0,
    client_donations_count: 3,
  };
  const { donated_amount_in_cents: donated } = (await anybody.get('/projects/1114.json')).body;
  expect((await anybody.get(`${mine}/project_statistics.json`)).body).toEqual({
    ...figures,
    donated_amount_in_cents: donated,
    open_amount_in_cents: 10_000 - donated,
    links: [],
  });
  const { body } = await anybody.get('/clients/Volksfreund.json');
  expect(body).toMatchObject({
    ...figures,
    donated_amount_in_cents: donated + 250,
    open_amount_in_cents: 10_000 - donated - 250,
  });
  await api.execute('donations.ReverseDonation', { donationId: idOf(600) });
  expect((await anybody.get(`${mine}.json`)).body).toMatchObject({
    donated_amount_in_cents: donated,
    pool_balance_in_cents: 0,
  });
});

const sources: [path: string, source: Type, query: string][] = [
  [`${mine}.json`, ClientFigures, 'of'],
  [`${mine}/project_statistics.json`, ClientDonations, 'money'],
  [`${donations}.json`, ClientDonations, 'page'],
  [`${donations}/${token(1)}.json`, CampaignNames, 'of'],
  [`${donations}/${token(1)}/donor_contact_data.json`, ClientDonations, 'donorContact'],
  ['/users/130618/contact_data.json', Accounts, 'byNumber'],
];

test.each(sources)(
  '%s tells a fault without detail, and that a view is being built',
  async (path, source, query) => {
    const queries = api.app.get<Record<string, () => Promise<unknown>>>(source, { strict: false });
    const failing = jest.spyOn(queries, query).mockRejectedValueOnce(new Error('detail'));
    // A parameter that says nothing, so that no kept answer is given.
    const fault = await caller.get(`${path}?fault`);
    expect(fault.status).toBe(500);
    expect(JSON.stringify(fault.body)).not.toContain('detail');
    failing.mockRejectedValueOnce(new ViewBuilding('view', 0.5));
    expect((await caller.get(`${path}?fault`)).status).toBe(503);
    failing.mockRestore();
  },
);

test('every call was seen with every status', () => {
  const { contract } = caller;
  expect(
    contract.unheld([
      'getClient',
      'getClientProjectStatistics',
      'listClientDonations',
      'getClientDonation',
      'getDonorContactData',
      'getUserContactData',
    ]),
  ).toEqual([]);
});

import { MailingSubscriptions, Clients } from '@almoner/identity';
import { ViewBuilding } from '@almoner/readstore';
import { BetterplaceClient } from '../../../../test/betterplace/client';
import { givenPartners, skatepark, spiegel, volksfreund } from '../../../../test/betterplace/partners';
import { RunningApi } from '../../../../test/running-api';

const pledges = '/clients/volksfreund/projects/1114/donation_pledges.json';
const mailing = '/clients/volksfreund/projects/1114/mailing_subscriptions.json';
const pledge = {
  first_name: 'Max',
  last_name: 'Beispiel',
  email: 'mm@example.com',
  amount_in_cents: 100,
  client_reference: 'djksbf23u4sjkdn234p',
  street: 'Rheinstr. 202',
  city: 'Wiesbaden',
  zip: '65185',
  country_code: 'de',
};
const subscription = { email: 'Erika@example.org', first_name: 'Erika', last_name: 'Muster', active: true };

let api: RunningApi;
let caller: BetterplaceClient;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenPartners(api);
  caller = new BetterplaceClient(api, volksfreund);
}, 60_000);
afterAll(() => api.stop());

const project = async () => (await caller.get('/projects/1114.json')).body;
const found = async (reference: string) =>
  (await caller.get(`/clients/volksfreund/client_donations.json?facets=client_reference:${reference}`)).body;

test('a pledge is booked at once, and found under its location', async () => {
  const before = await project();
  const { status, body } = await caller.post(pledges, pledge);
  expect(status).toBe(202);
  const [{ href }] = body.links;
  expect(body).toMatchObject({ status: 'accepted', status_code: 202, links: [{ rel: 'location' }] });
  expect(href).toMatch(/\/de\/api_v4\/clients\/volksfreund\/client_donations\/djksbf23u4sjkdn234p$/);
  const after = await project();
  expect(after.donated_amount_in_cents).toBe(before.donated_amount_in_cents + 100);
  const { body: donation } = await caller.get(new URL(href as string).pathname.slice('/de/api_v4'.length));
  expect(donation).toMatchObject({
    amount_in_cents: 100,
    state: 'confirmed',
    client_reference: pledge.client_reference,
    receiver_type: 'Project',
    receiver_id: 1114,
    receiver_title: 'Skatepark in Kabul',
  });
  expect(await found(pledge.client_reference)).toMatchObject({ total_entries: 1, data: [donation] });
  // Nobody asked the donor whether the name may be shown, or the address given away.
  expect(JSON.stringify((await caller.get('/projects/1114/opinions.json')).body)).not.toContain('Beispiel');
  const contact = `/clients/volksfreund/client_donations/${donation.token}/donor_contact_data.json`;
  expect((await caller.get(contact)).status).toBe(404);
});

test('sixteen pledges of one reference at once, whatever they say, are one gift', async () => {
  const before = await project();
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      caller.post(pledges, { ...pledge, client_reference: 'at-once', amount_in_cents: 1000 + index }),
    ),
  );
  expect(answers.every(({ status }) => status === 202)).toBe(true);
  const { total_entries: entries, data } = await found('at-once');
  expect(entries).toBe(1);
  expect((await project()).donated_amount_in_cents).toBe(
    before.donated_amount_in_cents + data[0].amount_in_cents,
  );
});

test("another client's equal reference is another gift", async () => {
  const own = { ...pledge, client_reference: 'shared' };
  expect((await caller.post(pledges, own)).status).toBe(202);
  const other = caller.as(spiegel);
  expect((await other.post(pledges.replace('volksfreund', 'spiegel'), own)).status).toBe(202);
  expect(await found('shared')).toMatchObject({ total_entries: 1 });
  const theirs = await caller.get('/clients/spiegel/client_donations.json');
  expect(theirs.body).toMatchObject({ total_entries: 1, data: [{ client_reference: 'shared' }] });
});

test('a pledge to a project that may take no gifts waits in the pool', async () => {
  const reference = 'for-the-well';
  const path = '/clients/volksfreund/projects/15/donation_pledges.json';
  const before = (await caller.get('/projects/15.json')).body;
  expect((await caller.post(path, { ...pledge, client_reference: reference })).status).toBe(202);
  expect((await caller.post(path, { ...pledge, client_reference: reference })).status).toBe(202);
  expect((await caller.get('/projects/15.json')).body).toEqual(before);
  expect(await found(reference)).toMatchObject({ total_entries: 0 });
});

test('the language of the address becomes the language of the gift, and of what is wrong with it', async () => {
  const long = { ...pledge, last_name: 'x'.repeat(201), amount_in_cents: '100', zip: 7 };
  const german = await caller.post(pledges, long);
  expect(german).toMatchObject({
    status: 422,
    body: {
      reason: 'Cannot Process Submitted Data',
      errors: {
        last_name: ['Dieser Wert ist zu lang.'],
        amount_in_cents: ['Dieser Wert hat die falsche Art.'],
        zip: ['Dieser Wert hat die falsche Art.'],
      },
    },
  });
  const english = await caller.post(mailing, { ...subscription, active: 'yes', first_name: '' }, 'en');
  expect(english).toMatchObject({
    status: 422,
    body: {
      errors: { active: ['This value is of the wrong type.'], first_name: ['This field is required.'] },
    },
  });
});

const recipients = () =>
  api.app.get(MailingSubscriptions, { strict: false }).active(volksfreund.clientId, skatepark);

test('a subscription starts, changes and ends by its address in any letter case', async () => {
  const created = await caller.post(mailing, subscription, 'en');
  expect(created).toMatchObject({ status: 201, body: { status: 'created', status_code: 201, links: [] } });
  expect(await recipients()).toMatchObject([{ email: 'Erika@example.org', language: 'en' }]);
  const changed = { ...subscription, email: 'erika@EXAMPLE.org', last_name: 'Mustermann' };
  expect((await caller.post(mailing, changed)).status).toBe(201);
  expect(await recipients()).toMatchObject([{ lastName: 'Mustermann', language: 'de' }]);
  expect((await caller.post(mailing, { ...changed, active: false })).status).toBe(201);
  expect((await caller.post(mailing, { ...changed, active: false })).status).toBe(201);
  expect(await recipients()).toEqual([]);
});

describe.each([
  ['a pledge', pledges, pledge],
  ['a subscription', mailing, subscription],
])('%s', (_, path, body) => {
  test('without credentials, with wrong ones, or on the path of another client is refused', async () => {
    expect((await caller.as().post(path, body)).status).toBe(403);
    const wrong = await caller.as({ ...volksfreund, secret: 'wrong-secret' }).post(path, body);
    expect(wrong.status).toBe(401);
    expect(wrong.headers['www-authenticate']).toContain('Basic');
    expect((await caller.as(spiegel).post(path, body)).status).toBe(403);
  });

  test.each(['14', '7', 'none'])("to project %s, which is not the client's, is not found", async (id) => {
    expect((await caller.post(path.replace('1114', id), body)).status).toBe(404);
  });

  test.each(['{"first_name":', 'first_name=Max', `{"first_name":"${'x'.repeat(70_000)}"}`])(
    'that is no JSON, or too much of it, is a bad request: %.20s',
    async (text) => {
      expect((await caller.postText(path, text)).status).toBe(400);
    },
  );

  test.each(['null', '[]', '7', '"text"', '{}', '{"__proto__":{"email":"a@example.org"}}', ''])(
    'that is %s lacks its fields',
    async (text) => {
      const { status, body: told } = await caller.postText(path, text);
      expect(status).toBe(422);
      expect(Object.keys(told.errors as object)).toEqual(expect.arrayContaining(['email', 'first_name']));
    },
  );

  test('tells a fault without detail, and that a view is being built', async () => {
    const clients = api.app.get(Clients, { strict: false });
    const failing = jest.spyOn(clients, 'authenticate').mockRejectedValueOnce(new Error('detail'));
    const fault = await caller.post(path, body);
    expect(fault.status).toBe(500);
    expect(JSON.stringify(fault.body)).not.toContain('detail');
    failing.mockRejectedValueOnce(new ViewBuilding('view', 0.5));
    expect((await caller.post(path, body)).status).toBe(503);
    failing.mockRestore();
  });
});

test('both calls were seen with every status', () => {
  const { contract } = caller;
  expect(contract.unheld(['createDonationPledge', 'createMailingSubscription'])).toEqual([]);
});

import { client as apiClient, clientId, idOf, otherCampaignId } from '../../../../libs/testing/records';
import { FiftyFiftyClient } from '../../../../test/fifty-fifty/client';
import { assignedKey, givenTwoProjects } from '../../../../test/fifty-fifty/given';
import { RunningApi } from '../../../../test/running-api';

const friendKey = 'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb';

let api: RunningApi;
let client: FiftyFiftyClient;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  await api.execute('identity.AssignCampaignToClient', { clientId, campaignId: otherCampaignId });
  await api.execute('identity.IssueApiKey', apiClient({ clientId: idOf(70), key: friendKey }));
  await api.execute('identity.AssignCampaignToClient', { clientId: idOf(70), campaignId: otherCampaignId });
  client = new FiftyFiftyClient(api, assignedKey);
});
afterAll(() => api.stop());

let keys = 0;
const freshKey = (): string => `retry-${(keys += 1)}-${'k'.repeat(8)}`;
const count = async (): Promise<number> => Number((await client.data('statistics')).donation_count);

/** How many gifts more there are after something happened. */
async function added(happens: () => Promise<unknown>): Promise<number> {
  const before = await count();
  await happens();
  return (await count()) - before;
}

const reused = 'This Idempotency-Key was used for another donation';
const gift = { amount: '5', currency: 'USD', name: 'Dee Okoro', data: 'order-77' };

test('a retry with the same key and form gives the first answer and saves nothing (note 40)', async () => {
  const once = { 'Idempotency-Key': freshKey() };
  const first = await client.notify(gift, once);
  expect(
    await added(async () => {
      for (let retries = 0; retries < 3; retries += 1) {
        const again = await client.notify(gift, once);
        expect([again.httpStatus, again.text]).toEqual([first.httpStatus, first.text]);
      }
    }),
  ).toBe(0);
});

test('retries that come together save one gift (note 40)', async () => {
  const once = { 'Idempotency-Key': freshKey() };
  const together = () => Promise.all(Array.from({ length: 8 }, () => client.notify(gift, once)));
  expect(
    await added(async () => {
      expect((await together()).map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    }),
  ).toBe(1);
});

test('the same gift in other words is the same gift', async () => {
  const once = { 'Idempotency-Key': freshKey() };
  expect(
    await added(async () => {
      await client.notify(gift, once);
      const again = await client.notify(
        { ...gift, amount: '005.000', currency: 'usd', name: ' Dee Okoro ' },
        once,
      );
      expect(again.status).toBe(200);
      expect((await client.notify({ ...gift, callback: 'cb' }, once)).text).toContain('Donation saved');
    }),
  ).toBe(1);
});

test.each([
  ['amount', '5.01'],
  ['currency', 'EUR'],
  ['name', 'Someone else'],
  ['name', ''],
  ['data', 'order-78'],
  ['data', ''],
  ['project_id', '2'],
])('the same key with another %s (%j) is refused and saves nothing (note 40)', async (field, value) => {
  const once = { 'Idempotency-Key': freshKey() };
  await client.notify(gift, once);
  expect(
    await added(async () => {
      expect(await client.notifyRefused({ ...gift, [field]: value }, once)).toBe(reused);
      expect((await client.notify(gift, once)).status).toBe(200);
    }),
  ).toBe(0);
});

test('a key that was refused for its form is free for the right one', async () => {
  const once = { 'Idempotency-Key': freshKey() };
  expect(
    await added(async () => {
      expect(await client.notifyRefused({ ...gift, amount: 'x' }, once)).toBe('Invalid parameter: amount');
      expect((await client.notify(gift, once)).status).toBe(200);
    }),
  ).toBe(1);
});

test('two callers may use the same key', async () => {
  const once = { 'Idempotency-Key': freshKey() };
  expect(
    await added(async () => {
      await client.notify({ ...gift, project_id: '2' }, once);
      expect(
        (await client.withKey(friendKey).notify({ ...gift, project_id: '2', amount: '9' }, once)).status,
      ).toBe(200);
    }),
  ).toBe(2);
});

test('without a key equal gifts are different gifts, even with equal data', async () => {
  expect(
    await added(async () => {
      await client.notify(gift);
      await client.notify(gift);
      await client.notify(gift, { 'Idempotency-Key': '' });
    }),
  ).toBe(3);
});

test('a retry is known after everything was stopped and started', async () => {
  const once = { 'Idempotency-Key': freshKey() };
  await client.notify(gift, once);
  await api.restart();
  expect(await added(() => client.notify(gift, once))).toBe(0);
  expect(await client.notifyRefused({ ...gift, amount: '6' }, once)).toBe(reused);
});

test.each([
  [7, 400],
  [8, 200],
  [100, 200],
  [101, 400],
])('a key of %i characters gets %i (contract, Idempotency-Key)', async (length, status) => {
  const answer = await client.notify(gift, { 'Idempotency-Key': 'x'.repeat(length) });
  expect(answer.status).toBe(status);
  expect(answer.text.includes('Invalid parameter: Idempotency-Key')).toBe(status === 400);
});

test('a reversed gift is not saved again by a late retry', async () => {
  const once = { 'Idempotency-Key': freshKey() };
  await client.notify({ ...gift, data: 'to-be-reversed' }, once);
  const donationId = await idOfLastGift();
  await api.execute('donations.ReverseDonation', { donationId });
  expect(
    await added(async () =>
      expect((await client.notify({ ...gift, data: 'to-be-reversed' }, once)).status).toBe(200),
    ),
  ).toBe(0);
  expect(await client.data('projects/1/donations/search', { data: 'to-be-reversed' })).toEqual([]);
});

/** The surface shows numbers only, so the record's own id comes from the log. */
async function idOfLastGift(): Promise<string> {
  let last = '';
  for await (const events of api.system.events.readAll()) {
    for (const { type, data } of events) {
      if (type === 'donations.DonationRecorded') last = (data as { donationId: string }).donationId;
    }
  }
  return last;
}

import { join } from 'node:path';
import { CampaignListing, FundraisingEvents } from '@almoner/campaigns';
import { CampaignTotals, PendingDonations } from '@almoner/donations';
import { ViewBuilding } from '@almoner/readstore';
import request, { type Response } from 'supertest';
import { contractOf } from '../../../../../libs/testing/openapi';
import { campaignId } from '../../../../../libs/testing/records';
import {
  confirmation,
  cookieOf,
  donor,
  givenReceivers,
  secret,
  tokenOf,
} from '../../../../../test/betterplace/donation-form';
import { RunningApi } from '../../../../../test/running-api';

const contract = contractOf(join(__dirname, '../openapi.yaml'));
const reference = 'wZo2aZCjJHA2CONAXxIQHt';
const project = '/de/projects/1114/client_donations/new';
let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start({ ALMONER_GATEWAY_SECRET: secret });
  await givenReceivers(api);
});
afterAll(() => api.stop());
afterEach(() => jest.restoreAllMocks());

const judged = (name: string, response: Response): Response => {
  const { status, headers, text, body } = response;
  const said = headers['content-type']?.startsWith('text/html') ? text : (body as unknown);
  expect(contract.validate(name, status, headers['content-type'], said)).toEqual([]);
  return response;
};

const open = async (address: string, cookie = ''): Promise<Response> =>
  judged(`GET ${address}`, await request(api.server).get(address).set('Cookie', cookie));

interface Sending {
  readonly fields?: object;
  readonly cookie?: string;
  readonly token?: string;
}

/** Sends the form of a page as a browser would. */
async function send(
  address: string,
  page: Response,
  { fields = {}, cookie = cookieOf(page), token = tokenOf(page) }: Sending = {},
): Promise<Response> {
  const sent = request(api.server).post(address).type('form').set('Cookie', cookie);
  return judged(`POST ${address}`, await sent.send({ ...donor, ...fields, token }));
}

async function given(address: string, fields: object = {}): Promise<URLSearchParams> {
  const answer = await send(address, await open(address), { fields });
  expect(answer.status).toBe(303);
  return new URL(answer.headers['location'] ?? '').searchParams;
}

const confirm = async (told: object | string, at?: number, key?: string): Promise<Response> =>
  judged('confirmDonation', await confirmation(api, told, at, key));

const raised = async () => {
  const total = await api.app.get(CampaignTotals, { strict: false }).byId(campaignId);
  return total && [total.eurMinor, total.donationCount];
};

test('the form names the project, the need and the client, and escapes what it shows', async () => {
  const page = await open(`${project}?client_id=Ablass&donation_amount=15.5&earmark_id=76625`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('<html lang="de">');
  expect(page.text).toContain('Spenden für Brunnen &amp; &quot;Bäume&quot; &lt;b&gt;');
  expect(page.text).toContain('Zehn Eimer');
  expect(page.text).toContain('über Ablass');
  expect(page.text).toContain('value="15,50"');
  const english = await open('/en/projects/1114/client_donations/new?client_id=ablass');
  expect(english.text).toContain('<html lang="en">');
  expect(english.text).toContain('Donate to Wells');
});

test('nothing frames, keeps or adds to the page, and its form leads to the client only', async () => {
  const { headers, text } = await open(`${project}?client_id=ablass`);
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' https:\/\/ablass.example; base-uri 'none'; frame-ancestors 'none'$/,
  );
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'content-language': 'de',
  });
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect(headers['set-cookie']?.[0]).toMatch(/; Path=\/; Max-Age=7200; HttpOnly; SameSite=Lax$/);
  expect(text).not.toContain('<script');
});

test('a sum may be preset in the old spelling and locked, and one that no gift has is left out', async () => {
  const old = `${project}?client_id=ablass&donation_presenter%5Bdonation_amount%5D=15`;
  expect((await open(old)).text).toContain('value="15"');
  const locked = `${project}?client_id=ablass&donation_amount=15&donation_amount_readonly=true`;
  const page = await open(locked);
  expect(page.text).toContain('readonly');
  expect((await send(locked, page, { fields: { donation_amount: '16' } })).status).toBe(422);
  expect((await send(locked, page, { fields: { donation_amount: '15' } })).status).toBe(303);
  const odd = await open(`${project}?client_id=ablass&donation_amount=-3&donation_amount_readonly=true`);
  expect(odd.text).not.toMatch(/value="-3"|readonly/);
});

test('a gift is announced, is nowhere before its money came, and counts once it did', async () => {
  const address = `${project}?client_id=ablass&donation_client_reference=${reference}&earmark_id=76625`;
  const before = await raised();
  const page = await open(address);
  const answer = await send(address, page, { fields: { share_contact: '1' } });
  expect(answer.status).toBe(303);
  const back = new URL(answer.headers['location'] ?? '');
  expect(back.origin + back.pathname).toBe('https://ablass.example/back');
  const token = back.searchParams.get('donation_token') ?? '';
  expect(Object.fromEntries(back.searchParams)).toEqual({
    theme: 'dark',
    status: 'DONATION_COMPLETE',
    donation_client_reference: reference,
    receiver_type: 'project',
    receiver_id: '1114',
    amount: '15.50',
    donation_token: token,
  });
  expect(token).toMatch(/^[A-Za-z0-9_-]{20,24}$/);
  expect(await raised()).toEqual(before);
  const again = await send(address, page, { fields: { share_contact: '1' } });
  expect(again.headers['location']).toBe(answer.headers['location']);

  const told = { reference: token, amount_in_cents: 1_550, payment_id: 'p-1' };
  expect((await confirm({ ...told, amount_in_cents: 1_551 })).status).toBe(422);
  expect(await raised()).toEqual(before);
  expect((await confirm(told)).status).toBe(200);
  expect(await raised()).toEqual([1_550n, 1]);
  expect((await confirm(told)).status).toBe(200);
  expect((await confirm({ ...told, payment_id: 'p-2' })).status).toBe(422);
  expect(await raised()).toEqual([1_550n, 1]);
  const row = await api.app.get(PendingDonations, { strict: false }).byReference(token);
  expect((await confirm({ ...told, reference: `re ${row!.paymentReference}` })).status).toBe(200);
  const needs = await request(api.server).get('/de/api_v4/projects/1114/needs/76625.json');
  expect(needs.body).toMatchObject({ donated_amount_in_cents: 1_550 });
  const gifts = await request(api.server).get('/de/api_v4/projects/1114/opinions.json');
  expect(gifts.text).toContain('"message":"Weiter so!"');
});

test('without a reference every page is a gift, however often it is sent', async () => {
  const address = `${project}?client_id=ablass`;
  const first = await given(address);
  expect(first.has('donation_client_reference')).toBe(false);
  expect((await given(address)).get('donation_token')).not.toBe(first.get('donation_token'));
  const page = await open(address);
  const [one, other] = await Promise.all([send(address, page), send(address, page)]);
  expect(one.headers['location']).toBe(other.headers['location']);
  const changed = await send(address, page, { fields: { donation_amount: '20' } });
  expect(changed.status).toBe(422);
  expect(changed.text).toContain('schon einmal abgesendet');
  expect((await send(address, changed, { fields: { donation_amount: '20' } })).status).toBe(303);
});

test('a gift to an event counts for the event once its money came, whichever way the event was named', async () => {
  const address = (id: string) => `/en/fundraising-events/${id}/client_donations/new?client_id=ablass`;
  const page = await open(address('seeds-of-kindness-3'));
  expect(page.status).toBe(200);
  expect(page.text).toContain('Donate to Run for water');
  expect(page.text).toContain('M. Muster');
  const answer = await send(address('seeds-of-kindness-3'), page);
  const back = new URL(answer.headers['location'] ?? '').searchParams;
  expect([back.get('receiver_type'), back.get('receiver_id')]).toEqual(['group', 'seeds-of-kindness-3']);
  expect((await given(address('19267'))).get('receiver_id')).toBe('19267');
  const told = { reference: back.get('donation_token'), amount_in_cents: 1_550, payment_id: 'e-1' };
  expect((await confirm(told)).status).toBe(200);
  const events = await request(api.server).get('/de/api_v4/fundraising_events/19267.json');
  expect(events.body).toMatchObject({ donated_amount_in_cents: 1_550, progress_percentage: 1 });
  const ended = await open(address('7'));
  expect(ended.text).not.toContain('<form');
  expect((await send(address('walk'), page)).status).toBe(422);
  expect((await send(address('19267'), page)).status).toBe(422);
});

test('a used reference opens with an error and cannot be sent', async () => {
  const address = `${project}?client_id=ablass&donation_client_reference=used`;
  const [page, late] = [await open(address), await open(address)];
  expect((await send(address, page)).status).toBe(303);
  const used = await open(address);
  expect(used.status).toBe(200);
  expect(used.text).toContain('role="alert"');
  expect(used.text).not.toContain('<form');
  const sent = await send(address, late, { fields: { first_name: 'Max' } });
  expect(sent.status).toBe(422);
  expect(sent.text).not.toContain('<form');
  const odd = `${project}?client_id=ablass&donation_client_reference=a%20b`;
  const unusable = await open(odd);
  expect(unusable.text).not.toContain('<form');
  expect((await send(odd, page)).status).toBe(422);
});

test('a project that takes no gifts says so and has no form', async () => {
  const address = '/de/projects/14/client_donations/new?client_id=ablass';
  const page = await open(address);
  expect(page.status).toBe(200);
  expect(page.text).toContain('kann zurzeit nicht gespendet werden');
  expect(page.text).not.toContain('<form');
  expect((await send(address, page)).status).toBe(422);
});

test('what is wrong is listed first, told at its field, and nothing that was written is lost', async () => {
  const address = `/en/projects/1114/client_donations/new?client_id=ablass`;
  const fields = { donation_amount: '0,50', email: '"><script>', last_name: ' ', message: 'x'.repeat(5_001) };
  const page = await send(address, await open(address), { fields: { ...fields, anonymous: '1' } });
  expect(page.status).toBe(422);
  for (const field of ['donation_amount', 'last_name', 'email', 'message']) {
    expect(page.text).toContain(`<a href="#${field}">`);
    expect(page.text).toMatch(new RegExp(`id="${field}"[^>]* aria-invalid="true"`));
  }
  expect(page.text).toContain('<title>Please have another look');
  expect(page.text).toContain('value="Erika"');
  expect(page.text).toContain('value="&quot;&gt;&lt;script&gt;"');
  expect(page.text).toContain('name="anonymous" value="1" checked');
});

test.each<[string, Sending]>([
  ['without the cookie', { cookie: '' }],
  ['with the cookie of another browser', { cookie: 'almoner_form=AAAAAAAAAAAAAAAAAAAAAA' }],
  ['without a token', { token: '' }],
  ['with a token that nobody signed', { token: 'l.AAAA.AAAA' }],
])('a form that is sent %s is not taken, and can be sent again', async (_how, sending) => {
  const address = `${project}?client_id=ablass`;
  const page = await open(address);
  const refused = await send(address, page, sending);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('value="Erika"');
  expect((await send(address, refused)).status).toBe(303);
});

test('the token of one form opens no other', async () => {
  const page = await open(`${project}?client_id=homeless`);
  expect((await send(`${project}?client_id=ablass`, page)).status).toBe(422);
});

test('a client without an address of its own gets a page of ours', async () => {
  const address = `${project}?client_id=homeless`;
  const page = await send(address, await open(address));
  expect(page.status).toBe(200);
  expect(page.text).toContain('<h1>Danke!</h1>');
  const event = '/de/fundraising-events/19267/client_donations/new?client_id=homeless';
  expect((await send(event, await open(event))).status).toBe(200);
});

test.each([
  ['/fr/projects/1114/client_donations/new?client_id=ablass'],
  [project],
  [`${project}?client_id=nobody`],
  [`${project}?client_id=formless`],
  [`${project}?client_id=%00`],
  [`${project}?client_id=ablass&client_id=homeless`],
  ['/de/projects/7/client_donations/new?client_id=ablass'],
  ['/de/projects/none/client_donations/new?client_id=ablass'],
  ['/de/fundraising-events/nothing/client_donations/new?client_id=ablass'],
  ['/de/fundraising-events/%00/client_donations/new?client_id=ablass'],
  ['/de/fundraising-events/8/client_donations/new?client_id=ablass'],
  ['/de/fundraising-events/7/client_donations/new?client_id=nobody'],
  ['/fr/fundraising-events/7/client_donations/new?client_id=ablass'],
])('%s is not found, to open and to send', async (address) => {
  const page = await open(address);
  expect(page.status).toBe(404);
  expect(page.text).toContain('Diese Seite gibt es nicht.');
  expect((await send(address, page)).status).toBe(404);
});

test('what is no form is not read', async () => {
  for (const address of [project, '/de/fundraising-events/19267/client_donations/new']) {
    const post = () => request(api.server).post(`${address}?client_id=ablass`);
    for (const sent of [
      post().send({ token: 'x' }),
      post()
        .type('form')
        .send(`message=${'x'.repeat(70_000)}`),
      post(),
    ]) {
      expect(judged(`POST ${address}`, await sent).status).toBe(400);
    }
  }
});

test.each([
  ['projects/1114', CampaignListing, 'byId'],
  ['fundraising-events/19267', FundraisingEvents, 'byNumber'],
] as const)(
  'a fault behind %s and a view that is being built are told as pages',
  async (path, source, query) => {
    const address = `/en/${path}/client_donations/new?client_id=ablass`;
    const page = await open(address);
    const queries = api.app.get<Record<string, () => Promise<unknown>>>(source, { strict: false });
    for (const act of [() => open(address), () => send(address, page)]) {
      const failing = jest.spyOn(queries, query);
      failing.mockRejectedValueOnce(new Error('detail'));
      const fault = await act();
      expect(fault.status).toBe(500);
      expect(fault.text).toContain('Something went wrong on our side.');
      expect(fault.text).not.toContain('detail');
      failing.mockRejectedValueOnce(new ViewBuilding('view', 0.5));
      const away = await act();
      expect(away.status).toBe(503);
      expect(away.headers['retry-after']).toBe('60');
    }
  },
);

describe('the gateway', () => {
  const told = { reference: 'ALM000000000000', amount_in_cents: 1_550, payment_id: 'p-1' };

  test('is told what it asked wrongly', async () => {
    expect((await confirm(told)).status).toBe(404);
    expect((await confirm('{')).status).toBe(400);
    expect((await confirm('x'.repeat(20_000))).status).toBe(400);
    const wrong = await confirm({ ...told, amount_in_cents: '15', payment_id: undefined });
    expect(wrong.body).toMatchObject({ status_code: 422, errors: { amount_in_cents: [expect.any(String)] } });
    expect(
      (
        await confirm({
          ...told,
          currency: 'GBP',
          reference: (await given(`${project}?client_id=ablass`)).get('donation_token'),
        })
      ).status,
    ).toBe(422);
  });

  test('must sign, with its own secret and just now', async () => {
    expect((await confirm(told, Date.now(), 'another')).status).toBe(403);
    expect((await confirm(told, Date.now() - 301_000)).status).toBe(403);
    expect((await confirm(told, Date.now() + 302_000)).status).toBe(403);
    const unsigned = await request(api.server).post('/gateway/v1/confirmations').send(told);
    expect(judged('confirmDonation', unsigned).status).toBe(403);
  });

  test('is told of a fault and of a view that is being built', async () => {
    const failing = jest.spyOn(api.app.get(PendingDonations, { strict: false }), 'byReference');
    failing.mockRejectedValueOnce(new Error('detail'));
    expect((await confirm(told)).status).toBe(500);
    failing.mockRejectedValueOnce(new ViewBuilding('view', 0.5));
    expect((await confirm(told)).status).toBe(503);
  });
});

describe('with a bank account, a page of the gateway, and no secret', () => {
  test('donors read where to transfer, or are sent to pay', async () => {
    const account = 'Almoner e. V.\\nDE02 1203 0000 0000 2020 51';
    await api.restart({ ALMONER_BANK_ACCOUNT: account });
    const address = `${project}?client_id=ablass`;
    const page = await send(address, await open(address));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Almoner e. V.\nDE02 1203 0000 0000 2020 51');
    expect(page.text).toMatch(/<dd>ALM( [0-9A-Z]{4}){3}<\/dd>/);
    expect(page.text).toContain('href="https://ablass.example/back?theme=dark&amp;status=DONATION_COMPLETE');
    expect((await confirm({})).status).toBe(404);

    await api.restart({ ALMONER_PAYMENT_PAGE: 'https://pay.example/start?shop=7' });
    const sent = await send(address, await open(address));
    const pay = new URL(sent.headers['location'] ?? '');
    expect(pay.origin).toBe('https://pay.example');
    expect(Object.fromEntries(pay.searchParams)).toMatchObject({
      shop: '7',
      amount: '15.50',
      currency: 'EUR',
    });
    expect(pay.searchParams.get('reference')).toMatch(/^ALM/);
    expect(pay.searchParams.get('return_url')).toMatch(
      /^https:\/\/ablass\.example\/back\?theme=dark&status=/,
    );
  });
});

test('the form, its way back and the gateway were seen with every status', () => {
  expect(
    contract.unheld([
      'openProjectDonationForm',
      'sendProjectDonationForm',
      'openFundraisingEventDonationForm',
      'sendFundraisingEventDonationForm',
      'confirmDonation',
    ]),
  ).toEqual([]);
});

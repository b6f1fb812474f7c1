import { createHmac } from 'node:crypto';
import request, { type Response, type Test } from 'supertest';
import * as records from '../../libs/testing/records';
import type { RunningApi } from '../running-api';

const { idOf, campaignId, otherCampaignId } = records;
const surfaceName = 'betterplace';

/** What the gateway of these specs signs with. */
export const secret = '0123456789abcdef0123456789abcdef';

/** What a browser keeps of a page. */
export const cookieOf = (page: Response): string =>
  (page.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
export const tokenOf = (page: Response): string => /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';

export const donor = {
  donation_amount: '15,50',
  first_name: 'Erika',
  last_name: 'Muster',
  email: 'erika@example.org',
  message: 'Weiter so!',
};

/** A confirmation as the gateway sends it. */
export function confirmation(api: RunningApi, told: object | string, at = Date.now(), key = secret): Test {
  const body = typeof told === 'string' ? told : JSON.stringify(told);
  const time = Math.trunc(at / 1000);
  const signature = createHmac('sha256', key).update(`${time}.${body}`).digest('hex');
  return request(api.server)
    .post('/gateway/v1/confirmations')
    .set('Content-Type', 'application/json')
    .set('Gateway-Signature', `t=${time},v1=${signature}`)
    .send(body);
}

/** A project with a need, one that takes no gifts, an event and one that ended; clients with and without a form and a callback. */
export async function givenReceivers(api: RunningApi): Promise<void> {
  const numbered = (number: number) => ({ numbers: { [surfaceName]: number } });
  for (const kind of ['campaign', 'need', 'fundraising-event']) {
    await api.execute('identity.ReserveNumbers', { surface: surfaceName, kind, from: 1, to: 100_000 });
  }
  await api.execute('campaigns.OpenSeries', records.series());
  await api.execute('campaigns.RegisterCampaigner', records.campaigner());
  await api.execute('campaigns.SubmitCampaign', records.campaign(numbered(1114)));
  await api.execute(
    'campaigns.SubmitCampaign',
    records.campaign({ campaignId: otherCampaignId, slug: 'other', ...numbered(14) }),
  );
  for (const id of [campaignId, otherCampaignId]) {
    await api.execute('campaigns.ApproveCampaign', { campaignId: id });
  }
  await api.execute('campaigns.DescribeCampaign', {
    campaignId,
    title: { original: 'de', de: 'Brunnen & "Bäume" <b>', en: 'Wells' },
    location: { city: 'Kabul', countryCode: 'AF', latitude: 34.5, longitude: 69.1 },
  });
  await api.execute('campaigns.AddNeed', {
    campaignId,
    needId: idOf(36),
    title: { original: 'de', de: 'Zehn Eimer' },
    requestedMinor: 100_000,
    requestedEurMinor: 200_000,
    ...numbered(76_625),
  });
  await api.execute('campaigns.ProhibitDonations', { campaignId: otherCampaignId });
  const event = {
    title: { original: 'de', de: 'Lauf für Wasser', en: 'Run for water' },
    description: { original: 'de', de: 'Zehn Kilometer.' },
    manager: { personId: idOf(40), firstName: 'Max', lastName: 'Muster' },
    goalEurMinor: 100_000,
  };
  await api.execute('campaigns.StartFundraisingEvent', {
    fundraisingEventId: idOf(41),
    slug: 'seeds-of-kindness-3',
    ...event,
    ...numbered(19_267),
  });
  await api.execute('campaigns.StartFundraisingEvent', {
    fundraisingEventId: idOf(42),
    slug: 'walk',
    ...event,
    goalEurMinor: null,
    ...numbered(7),
  });
  await api.execute('campaigns.EndFundraisingEvent', { fundraisingEventId: idOf(42) });
  const effectiveFrom = '2011-08-27';
  await api.execute('donations.SetExchangeRate', { currency: 'EUR', rateToGbp: '0.5', effectiveFrom });
  const client = { name: 'Ablass', callbackUrl: 'https://ablass.example/back?theme=dark' };
  const form = { donationForm: true };
  await api.execute('identity.RegisterClient', {
    clientId: idOf(35),
    permalink: 'ablass',
    ...client,
    ...form,
  });
  await api.execute('identity.RegisterClient', {
    clientId: idOf(37),
    permalink: 'homeless',
    name: 'Homeless',
    ...form,
  });
  await api.execute('identity.RegisterClient', { clientId: idOf(38), permalink: 'formless', ...client });
}

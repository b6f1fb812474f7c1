import * as records from '../../libs/testing/records';
import type { RunningApi } from '../running-api';

const { idOf } = records;

/** Listed, and shown by the first partner. */
export const skatepark = records.campaignId;
/** Listed, and shown by nobody. */
export const library = records.otherCampaignId;
/** Listed and shown by the first partner, but it may take no gifts. */
export const well = idOf(403);
export const managerId = idOf(407);
export const boardsId = idOf(410);

export interface Partner {
  readonly clientId: string;
  readonly permalink: string;
  readonly secret: string;
}
export const volksfreund: Partner = {
  clientId: idOf(420),
  permalink: 'volksfreund',
  secret: 'correct-horse-battery',
};
export const spiegel: Partner = { clientId: idOf(421), permalink: 'spiegel', secret: 'another-secret' };

const numbered = (number: number) => ({ numbers: { betterplace: number } });

/** Three listed projects in euros and two partner sites; the first shows 1114 and 15, the second only 1114. */
export async function givenPartners(api: RunningApi): Promise<void> {
  const at = { at: new Date('2015-09-01T10:00:00Z') };
  const euro = { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' };
  await api.execute('donations.SetExchangeRate', euro, at);
  for (const kind of ['campaign', 'need']) {
    const range = { surface: 'betterplace', kind, from: 1, to: 100_000 };
    await api.execute('identity.ReserveNumbers', range, at);
  }
  await api.execute('campaigns.OpenSeries', records.series({ reportingCurrency: 'EUR' }), at);
  await api.execute('campaigns.RegisterCampaigner', records.campaigner(), at);
  for (const [campaignId, slug, number] of [
    [skatepark, 'skatepark-kabul', 1114],
    [library, 'library', 14],
    [well, 'well', 15],
  ] as const) {
    const submitted = { campaignId, slug, currency: 'EUR', gatewayUrl: null, ...numbered(number) };
    await api.execute('campaigns.SubmitCampaign', records.campaign(submitted), at);
    await api.execute('campaigns.ApproveCampaign', { campaignId }, at);
  }
  await api.execute('campaigns.ProhibitDonations', { campaignId: well }, at);
  const described = {
    campaignId: skatepark,
    title: { original: 'de', de: 'Skatepark in Kabul', en: 'Skate park in Kabul' },
    manager: { personId: managerId, firstName: 'Erika', lastName: 'Muster' },
  };
  await api.execute('campaigns.DescribeCampaign', described, at);
  const boards = {
    campaignId: skatepark,
    needId: boardsId,
    title: { original: 'de', de: 'Bretter', en: 'Boards' },
    requestedMinor: 10_000,
    requestedEurMinor: 10_000,
    ...numbered(29),
  };
  await api.execute('campaigns.AddNeed', boards, at);
  for (const { clientId, permalink, secret } of [volksfreund, spiegel]) {
    await api.execute('identity.RegisterClient', { clientId, permalink, secret, name: permalink }, at);
    await api.execute('identity.AssignCampaignToClient', { clientId, campaignId: skatepark }, at);
  }
  const shown = { clientId: volksfreund.clientId, campaignId: well };
  await api.execute('identity.AssignCampaignToClient', shown, at);
}

/** A gift through a partner's form, with everything that such a form asks. */
export const clientGift = (number: number, special: Readonly<Record<string, unknown>> = {}) => ({
  donationId: idOf(500 + number),
  campaignId: skatepark,
  amountMinor: 500,
  currency: 'EUR',
  name: 'Erika Muster',
  source: 'form',
  clientId: volksfreund.clientId,
  clientReference: `ref-${number}`,
  token: `V9mxWWAeuVK9PtJw9mrZ${String(number).padStart(4, '0')}`,
  contact: { firstName: 'Erika', lastName: 'Muster', email: 'erika@example.org', shared: true },
  ...special,
});

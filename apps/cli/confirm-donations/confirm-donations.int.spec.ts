import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CampaignTotals, PendingDonations } from '@almoner/donations';
import { campaign, campaignId, campaigner, idOf, series } from '../../../libs/testing/records';
import { RunningApi } from '../../../test/running-api';
import { ConfirmDonationsCommand } from './confirm-donations.command';

let api: RunningApi;
let said: string;
beforeAll(async () => {
  api = await RunningApi.start();
  await api.execute('campaigns.OpenSeries', series());
  await api.execute('campaigns.RegisterCampaigner', campaigner());
  await api.execute('campaigns.SubmitCampaign', campaign());
  await api.execute('campaigns.ApproveCampaign', { campaignId });
  const effectiveFrom = '2011-08-27';
  await api.execute('donations.SetExchangeRate', { currency: 'EUR', rateToGbp: '0.5', effectiveFrom });
  for (const [number, paymentReference] of [
    [1, 'ALM0AJZ00ZZMNP1'],
    [2, 'ALM0AJZ00ZZMNP2'],
  ] as const) {
    await api.execute('donations.AnnounceDonation', {
      donationId: idOf(800 + number),
      campaignId,
      amountMinor: 1_550,
      currency: 'EUR',
      paymentReference,
    });
  }
});
afterAll(() => api.stop());
beforeEach(() => {
  said = '';
  const hear = (text: string | Uint8Array): boolean => {
    said += String(text);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(hear);
  jest.spyOn(process.stderr, 'write').mockImplementation(hear);
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

async function confirm(...lines: readonly string[]): Promise<string> {
  const file = join(api.folder, 'statement.csv');
  writeFileSync(file, lines.join('\n'));
  const pending = api.app.get(PendingDonations, { strict: false });
  await new ConfirmDonationsCommand(api.system, pending).run([file]);
  await api.caughtUp();
  return said.replaceAll(file, 'FILE');
}
const raised = async () => (await api.app.get(CampaignTotals, { strict: false }).byId(campaignId))?.eurMinor;

const header = 'reference,amount,payment_id';

test('what came for announced gifts counts, and what else is on the account changes nothing', async () => {
  const told = await confirm(header, 'Spende alm 0ajz 00zz mnp1,"15,50",77', 'Rent,"-900,00",78');
  expect(told).toBe(
    'FILE, line 3: names no announced gift\nFILE: 1 confirmed, 0 known already, 1 for no announced gift, 0 refused\n',
  );
  expect(process.exitCode).toBeUndefined();
  expect(await raised()).toBe(1_550n);
});

test('the same statement again records nothing', async () => {
  expect(await confirm(header, 'ALM0AJZ00ZZMNP1,15.50,77')).toContain('0 confirmed, 1 known already');
  expect(await raised()).toBe(1_550n);
});

test('what is refused is told by its line and stops no other', async () => {
  const told = await confirm(
    header,
    'ALM0AJZ00ZZMNP1,15.50,79',
    'ALM0AJZ00ZZMNP2,15.49,80',
    'ALM0AJZ00ZZMNP2,much,81',
    'ALM0AJZ00ZZMNP2,15.50,82',
  );
  expect(told).toContain('FILE, line 2: refused with donations.paid-already');
  expect(told).toContain('FILE, line 3: refused with donations.other-amount');
  expect(told).toContain('FILE, line 4: has an amount that cannot be read');
  expect(told).toContain('1 confirmed, 0 known already, 0 for no announced gift, 3 refused');
  expect(process.exitCode).toBe(1);
  expect(await raised()).toBe(3_100n);
});

test('a file that is no statement is told as one', async () => {
  expect(await confirm('sum,words')).toContain('FILE: The first line names no column "reference".');
  expect(process.exitCode).toBe(1);
});

import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, donationId, idOf } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import type { AnnouncementEvent, DonationAnnounced } from '../../events';
import { pendingDonations } from './pending-donations.projection';
import { PendingDonations } from './pending-donations.queries';
import { PendingDonationRow } from './pending-donations.table';

const at = noon.toISOString();
const announced = (special: Partial<DonationAnnounced['data']> = {}): DonationAnnounced => ({
  type: 'donations.DonationAnnounced',
  data: {
    donationId,
    campaignId,
    donorId: null,
    amountMinor: 1_500,
    currency: 'EUR',
    name: sealed(donationId, 'Erika Muster'),
    token: 'V9mxWWAeuVK9PtJw9mrZRyRk',
    paymentReference: 'ALM0123456789AB',
    announcedAt: at,
    ...special,
  },
});
const confirmed: AnnouncementEvent = {
  type: 'donations.DonationConfirmed',
  data: {
    donationId,
    amountMinor: 1_500,
    currency: 'EUR',
    source: 'bank',
    payment: null,
    confirmedAt: at,
  },
};
const row = {
  donationId,
  campaignId,
  fundraisingEventId: null,
  amountMinor: 1_500,
  currency: 'EUR',
  paymentReference: 'ALM0123456789AB',
  token: 'V9mxWWAeuVK9PtJw9mrZRyRk',
  status: 'announced',
  announcedAt: noon.getTime(),
  version: 1,
};

eachReadStore((open) => {
  test('an announced gift is found by what its payment may name, before and after the money came', async () => {
    const views = await open(pendingDonations);
    const pending = new PendingDonations(views.store);
    const event = announced({
      donationId: idOf(701),
      campaignId: undefined,
      fundraisingEventId: idOf(702),
      token: undefined,
      paymentReference: 'ALM0123456789AC',
    });
    await views.given(announced(), event);
    const { version } = (await pending.byId(donationId))!;
    expect(await pending.byId(donationId)).toEqual({ ...row, version });
    expect(await pending.byReference('ALM0123456789AB')).toEqual({ ...row, version });
    expect(await pending.byReference('V9mxWWAeuVK9PtJw9mrZRyRk')).toEqual({ ...row, version });
    expect(await pending.byReference('ALM0123456789AC')).toMatchObject({
      donationId: idOf(701),
      campaignId: null,
      fundraisingEventId: idOf(702),
      token: null,
    });
    expect(await pending.byReference('alm0123456789ab')).toBeUndefined();
    expect(await pending.byId(idOf(99))).toBeUndefined();
    await views.given(confirmed, {
      type: 'donations.DonationAbandoned',
      data: { donationId: idOf(701), abandonedAt: at },
    });
    expect(await pending.byReference('ALM0123456789AB')).toMatchObject({ donationId, status: 'confirmed' });
    expect((await pending.byId(donationId))?.version).toBeGreaterThan(version);
    expect(await pending.byId(idOf(701))).toMatchObject({ status: 'abandoned' });
    await expectStableRows(views, PendingDonationRow);
  });
});

import { addressText } from '@almoner/kernel';
import { campaignApproved, donationRecorded, numbersReserved } from '@almoner/testing/events';
import {
  campaignPlanned,
  otherTeamId,
  participantRegistered,
  personalPageOpened,
  postalAddress,
  teamCreated,
} from '@almoner/testing/fundraising';
import { noon, sealed } from '@almoner/testing/given';
import {
  credit,
  offlineDonationChanged,
  offlineDonationPosted,
  offlineGift,
  sealedDonor,
} from '@almoner/testing/offline-donations';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, donationId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { DonorDataRestricted } from '@almoner/campaigns/events';
import { donationLedger } from './donation-ledger.projection';
import { DonationLedger } from './donation-ledger.queries';
import { DonorPrivacyRow } from './donation-ledger.table';

const all = { limit: 100, offset: 0 };
const campaign = { campaignId };
const posted = offlineDonationPosted();
const gift = offlineGift(posted);
const online = (number: number, special: Parameters<typeof donationRecorded>[0] = {}) =>
  donationRecorded({ donationId: idOf(100 + number), ...special });

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(donationLedger);
    const tell = (...more: typeof events) => views.given(...sealedWith(views.keys.seal, more));
    await tell(...events);
    const ledger = new DonationLedger(views.store);
    const entries = async () => (await ledger.of(campaign, all, 'admin')).items;
    const shown = async () => (await ledger.shown(campaign, all)).items;
    return { views, tell, ledger, entries, shown };
  };

  test('numbers go on above what is reserved', async () => {
    const reserved = (kind: string, to: number) => ({
      ...numbersReserved(kind, 1, to),
      data: { surface: 'sprocket', kind, from: 1, to },
    });
    const { entries } = await after(
      reserved('ledger-entry', 300),
      reserved('page', 700),
      reserved('participant', 5_000),
      reserved('team', 80),
      reserved('donation', 1_000),
      numbersReserved('ledger-entry', 1, 9_999),
      campaignApproved(),
      campaignPlanned({ kind: 'event' }),
      teamCreated(),
      participantRegistered(),
      personalPageOpened(),
      online(1, { credit }),
    );
    expect(await entries()).toMatchObject([
      { number: 301, pageNumber: 703, personNumber: 5_001, teamNumber: 81 },
    ]);
  });

  test('how to reach a donor is for organisers alone where the campaign withholds it', async () => {
    const restricted = (on: boolean): DonorDataRestricted => ({
      type: 'campaigns.DonorDataRestricted',
      data: { campaignId, restricted: on, setAt: noon.toISOString() },
    });
    const { views, tell, ledger } = await after(
      restricted(true),
      offlineDonationPosted({
        addresses: [{ addressId: idOf(44), lines: sealed(donationId, addressText(postalAddress())) }],
      }),
    );
    const seen = async (audience: 'admin' | 'owner' | 'captain') =>
      (await ledger.of(campaign, all, audience)).items.map(({ email, addresses, lastName }) => [
        email,
        addresses.length,
        lastName,
      ]);
    expect(await seen('owner')).toEqual([[null, 0, 'Okoro']]);
    expect(await seen('captain')).toEqual([[null, 0, 'Okoro']]);
    expect(await seen('admin')).toEqual([['dee@example.org', 1, 'Okoro']]);
    await tell(restricted(false));
    expect(await seen('owner')).toEqual([['dee@example.org', 1, 'Okoro']]);
    await expectStableRows(views, DonorPrivacyRow);
  });

  test('is sifted and sorted by what is told, and publicly by what is shown alone', async () => {
    const hidden = (number: number) => ({
      donationId: idOf(number),
      ...sealedDonor(idOf(number), 'Zoë', 'Ås'),
    });
    const secret = offlineDonationPosted({
      ...hidden(111),
      anonymous: true,
      hideAmount: true,
      amountMinor: 7,
    });
    const { ledger } = await after(
      online(1, { amountMinor: 500, donor: 'Bea' }),
      online(2, { amountMinor: 500, currency: 'JPY', donor: 'Ann' }),
      secret,
      offlineGift(secret),
      online(4, { campaignId: otherCampaignId }),
    );
    const found = async (sift: object) =>
      (await ledger.of(campaign, { ...all, ...sift }, 'admin')).items.map(({ number }) => number);
    const seen = async (sift: object) => {
      const { items, total } = await ledger.shown(campaign, { ...all, ...sift });
      return [total, ...items.map(({ number }) => number)];
    };
    expect(await found({ order: [{ by: 'amount', descending: true }] })).toEqual([2, 1, 3]);
    expect(await found({ conditions: [{ field: 'amount', min: 50_000 }] })).toEqual([1, 2]);
    expect(await found({ conditions: [{ field: 'currency', text: 'jpy', part: 'whole' }] })).toEqual([2]);
    expect(await found({ conditions: [{ field: 'donorLastName', text: 'as', part: 'whole' }] })).toEqual([3]);
    expect(await found({ conditions: [{ field: 'donorEmail', text: 'dee@', part: 'beginning' }] })).toEqual([
      3,
    ]);
    expect(await seen({ order: [{ by: 'amount', descending: false }] })).toEqual([3, 1, 2, 3]);
    expect(await seen({ conditions: [{ field: 'amount', max: 100 }] })).toEqual([0]);
    expect(await seen({ conditions: [{ field: 'name', text: 'z', part: 'beginning' }] })).toEqual([0]);
    expect(await seen({ order: [{ by: 'name', descending: false }], limit: 2 })).toEqual([3, 2, 1]);
    expect((await ledger.latest(campaign)).map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(await ledger.of({ teamId: otherTeamId }, all, 'captain')).toEqual({ total: 0, items: [] });
  });

  test('the words of an erased donor are gone, the money stays', async () => {
    const { views, entries, shown } = await after(
      offlineDonationPosted({
        addresses: [{ addressId: idOf(44), lines: sealed(donationId, addressText(postalAddress())) }],
        message: sealed(donationId, 'Go'),
      }),
      offlineDonationChanged({ hideAmount: false }),
      gift,
      online(1),
    );
    views.keys.destroy(donationId);
    views.keys.destroy(idOf(101));
    await views.rebuilt();
    const none = { firstName: null, lastName: null, email: null, message: null, addresses: [] };
    expect(await entries()).toMatchObject([
      { ...none, amountMinor: 1_000 },
      { ...none, amountMinor: 20_323 },
    ]);
    expect(await shown()).toMatchObject([{ name: null, message: null }, { name: null }]);
  });
});

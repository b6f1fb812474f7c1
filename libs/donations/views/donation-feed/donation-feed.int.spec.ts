import { donationRecorded, donationReversed, numbersReserved } from '@almoner/testing/events';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import {
  donationDetailsChanged,
  offlineDonationPosted,
  offlineGift,
} from '@almoner/testing/offline-donations';
import { campaignId, donationId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { donationFeed } from './donation-feed.projection';
import { DonationFeed, type DonationSearch } from './donation-feed.queries';
import { DonationNumberRow, DonationRow } from './donation-feed.table';

const surface = 'fifty-fifty';
const gift = (number: number, donor: string, reference?: string, special: object = {}) =>
  donationRecorded({
    donationId: idOf(100 + number),
    donor,
    reference: reference === undefined ? null : sealed(idOf(100 + number), reference),
    ...special,
  });

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(donationFeed([surface]));
    await views.given(...sealedWith(views.keys.seal, events));
    const feed = new DonationFeed(views.store);
    const found = async (search: DonationSearch) =>
      (await feed.byCampaign(campaignId, surface, search)).map(({ number }) => number);
    return { views, feed, found };
  };

  test('a gift is shown as it was given, beside pounds and euros', async () => {
    const { views, feed } = await after(donationRecorded({ reference: sealed(donationId, ' Order-77\n') }));
    const shown = {
      donationId,
      campaignId,
      amountMinor: 20_323,
      currency: 'GBP',
      gbpMinor: 20_323,
      eurMinor: 40_646,
      name: 'Andrew Senter',
      reference: ' Order-77\n',
      source: 'unicef',
      donatedAt: noon.getTime(),
      version: 1,
      number: 1,
    };
    expect(await feed.byCampaign(campaignId, surface)).toEqual([shown]);
    expect(await Array.fromAsync(feed.allOfCampaign(campaignId, surface))).toEqual([shown]);
    expect(await feed.byCampaign(otherCampaignId, surface)).toEqual([]);
    expect(await feed.byCampaign(campaignId, 'elsewhere')).toEqual([]);
    await expectStableRows(views, DonationRow, DonationNumberRow);
  });

  test('everything asked must hold', async () => {
    const { found } = await after(
      gift(1, 'Zoë 100%_!', 'order-7'),
      gift(2, 'Cath Richardson', 'order-77'),
      gift(3, 'ANDREW SENTER', 'Order-7'),
      gift(4, 'Andrew Senter', 'order-7'),
      donationRecorded({ donationId: idOf(105), name: null, backer: null }),
      gift(6, 'Andrew', 'order-7', { campaignId: otherCampaignId }),
    );
    expect(await found({})).toEqual([1, 2, 3, 4, 5]);
    expect(await found({ afterNumber: 2 })).toEqual([3, 4, 5]);
    expect(await found({ limit: 2 })).toEqual([1, 2]);
    expect(await found({ nameContains: ' sEnT ' })).toEqual([3, 4]);
    expect(await found({ nameContains: 'ZOE' })).toEqual([1]);
    expect(await found({ nameContains: '100%_!' })).toEqual([1]);
    expect(await found({ nameContains: '%' })).toEqual([1]);
    expect(await found({ nameContains: '_' })).toEqual([1]);
    expect(await found({ nameContains: '!' })).toEqual([1]);
    expect(await found({ reference: 'order-7' })).toEqual([1, 4]);
    expect(await found({ reference: 'order-7', afterNumber: 1 })).toEqual([4]);
    expect(await found({ reference: 'order-7', limit: 1 })).toEqual([1]);
    expect(await found({ reference: 'order-7', nameContains: 'senter', afterNumber: 0 })).toEqual([4]);
    expect(await found({ reference: 'nothing' })).toEqual([]);
  });

  test('a gift that was given without a name is found by none', async () => {
    const { found, feed } = await after(gift(1, 'Andrew Senter', undefined, { anonymous: true }));
    expect(await found({ nameContains: 'Andrew' })).toEqual([]);
    expect(await feed.byCampaign(campaignId, surface)).toMatchObject([{ number: 1, name: null }]);
  });

  test('a reversed gift vanishes and its number is never given again', async () => {
    const first = gift(1, 'Andrew Senter');
    const { views, found, feed } = await after(first, gift(2, 'Cath Richardson'), donationReversed(first));
    await views.given(
      ...sealedWith(views.keys.seal, [gift(3, 'Dee Okoro', undefined, { numbers: { [surface]: 1 } })]),
    );
    expect(await found({})).toEqual([2, 3]);
    expect(await feed.numbersGiven(surface, 1, 1)).toBe(true);
    await expectStableRows(views, DonationRow, DonationNumberRow);
  });

  test('a name is shown and hidden as it is told', async () => {
    const first = gift(1, 'Andrew Senter');
    const { donationId: id } = first.data;
    const { views, feed, found } = await after(
      first,
      donationDetailsChanged({ message: null }, id),
      donationDetailsChanged({ name: null, anonymous: true }, id),
    );
    expect(await found({ nameContains: 'Andrew' })).toEqual([]);
    expect(await feed.byCampaign(campaignId, surface)).toMatchObject([{ name: null, version: 3 }]);
    const shown = donationDetailsChanged({ name: sealed(id, 'Andy'), anonymous: false }, id);
    await views.given(...sealedWith(views.keys.seal, [shown]));
    expect(await found({ nameContains: 'andy' })).toEqual([1]);
    await expectStableRows(views, DonationRow, DonationNumberRow);
  });

  test('a gift whose money was corrected keeps its number', async () => {
    const before = offlineGift(offlineDonationPosted());
    const { feed } = await after(
      before,
      gift(2, 'Cath Richardson'),
      donationReversed(before),
      offlineGift(offlineDonationPosted({ amountMinor: 2_000 })),
    );
    expect(await feed.byCampaign(campaignId, surface)).toMatchObject([
      { number: 1, amountMinor: 2_000, eurMinor: 4_000, name: 'Dee Okoro', source: 'offline' },
      { number: 2, name: 'Cath Richardson' },
    ]);
  });

  test('reserved numbers wait for gifts that bring them along; others continue above', async () => {
    const { feed, found } = await after(
      numbersReserved('donation', 1, 10),
      numbersReserved('campaign', 1, 50),
      gift(1, 'Dee Okoro'),
      gift(2, 'Andrew Senter', undefined, { numbers: { [surface]: 7 } }),
    );
    expect(await found({})).toEqual([7, 11]);
    expect(await feed.numbersGiven(surface, 1, 6)).toBe(false);
    expect(await feed.numbersGiven(surface, 7, 7)).toBe(true);
    expect(await feed.numbersGiven('elsewhere', 7, 7)).toBe(false);
  });

  test('a page never holds more than a thousand gifts; the whole list has no cap', async () => {
    const gifts = Array.from({ length: 1_002 }, (_, index) => gift(index, 'Andrew Senter'));
    const { feed, found } = await after(...gifts);
    expect(await found({ limit: 5_000 })).toHaveLength(1_000);
    expect(await Array.fromAsync(feed.allOfCampaign(campaignId, surface))).toHaveLength(1_002);
  });

  test('the words of an erased donor are gone, the money stays', async () => {
    const { views, feed } = await after(donationRecorded({ reference: sealed(donationId, 'order-77') }));
    views.keys.destroy(donationId);
    await views.rebuilt();
    expect(await feed.byCampaign(campaignId, surface)).toMatchObject([
      { name: null, reference: null, amountMinor: 20_323, number: 1 },
    ]);
    expect(await feed.byCampaign(campaignId, surface, { reference: 'order-77' })).toEqual([]);
  });

  test('surfaces without numbers, and each with its own', async () => {
    const views = await open(donationFeed(['fifty-fifty', 'betterplace']));
    await views.given(
      ...sealedWith(views.keys.seal, [gift(1, 'Dee', undefined, { numbers: { betterplace: 9 } })]),
    );
    expect(await views.rows(DonationNumberRow)).toMatchObject([
      { surface: 'betterplace', number: 9 },
      { surface: 'fifty-fifty', number: 1 },
    ]);
  });
});

import {
  campaignApproved,
  campaignSubmitted,
  campaignWithdrawn,
  donationRecorded,
  donationReversed,
  donationsForwarded,
  forwardingTakenBack,
  openingBalanceRecorded,
} from '@almoner/testing/events';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, personId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { CampaignDescribed, NeedAdded } from '../../events';
import { campaignListing } from './campaign-listing.projection';
import { CampaignListing } from './campaign-listing.queries';
import {
  CampaignDonorRow,
  CampaignListingRow,
  CampaignStoryRow,
  CarrierRow,
  ListingCountRow,
} from './campaign-listing.table';
import { CampaignNeeds } from './campaign-needs.queries';
import type { WantedCampaigns } from './wanted-campaigns';

const organisationId = idOf(30);
const at = noon.toISOString();
const event = <Type extends string, Data extends object>(type: Type, data: Data) => ({
  type: `campaigns.${type}` as const,
  data,
});
const described = (changes: CampaignDescribed['data']['changes'], id = campaignId) =>
  event('CampaignDescribed', { campaignId: id, changes, describedAt: at });
const needAdded = (needId: string, requestedEurMinor: number, special: Partial<NeedAdded['data']> = {}) =>
  event('NeedAdded', {
    campaignId,
    needId,
    title: { original: 'en', en: 'Boards' },
    description: null,
    requestedMinor: 1,
    requestedEurMinor,
    currency: 'GBP',
    addedAt: at,
    ...special,
  });
const organisation = event('OrganisationRegistered', {
  organisationId,
  name: 'Viva con Agua',
  slug: 'viva',
  description: { original: 'de', de: 'Wasser' },
  address: { street: null, zip: null, city: 'Hamburg', countryCode: 'DE', latitude: 1, longitude: 2 },
  taxDeductible: true,
  contact: null,
  logo: null,
  website: null,
  registeredAt: at,
  numbers: { betterplace: 125 },
});
const kabul = {
  street: 'Taimani 12',
  zip: null,
  city: 'Kabul',
  countryCode: 'AF',
  latitude: 34.531617284782,
  longitude: 69.13581752939456,
};
const manager = { personId, firstName: sealed(personId, 'Erika'), lastName: sealed(personId, 'Müster') };
const gift = (number: number, eur: number, special: object = {}) => {
  const { type, data } = donationRecorded({ donationId: idOf(100 + number), ...special });
  return { type, data: { ...data, shares: { ...data.shares, EUR: eur } } };
};
const campaigns = (...numbers: readonly number[]) =>
  numbers.flatMap((number) => [
    campaignSubmitted({ campaignId: idOf(200 + number), slug: `c${number}`, title: `Campaign ${number}` }),
    campaignApproved({ campaignId: idOf(200 + number) }),
  ]);

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(campaignListing('betterplace'));
    await views.given(...sealedWith(views.keys.seal, events));
    const listing = new CampaignListing(views.store);
    const page = async (wanted: Partial<WantedCampaigns> = {}) => {
      const { total, items } = await listing.page({ language: 'de', offset: 0, limit: 20, ...wanted });
      return [total, ...items.map(({ number }) => number)];
    };
    return { views, listing, page };
  };
  const tables = [CampaignListingRow, CampaignStoryRow, ListingCountRow] as const;

  test('a listed campaign tells everything in the language that is asked for', async () => {
    const { views, listing } = await after(
      organisation,
      campaignSubmitted({ numbers: { betterplace: 1114 } }),
      described({
        title: { original: 'en', en: 'Skate park', de: 'Skatepark' },
        summary: { original: 'en', en: 'Short.' },
        location: kabul,
        organisationId,
        manager,
        categories: ['sport'],
        taxDeductible: true,
        profilePicture: 'https://pictures.example/1.png',
        rank: 7,
      }),
      campaignApproved(),
      needAdded(idOf(40), 5_293_452),
      gift(1, 4_668_010),
    );
    const shown = {
      campaignId,
      number: 1114,
      completed: false,
      closed: false,
      donationsProhibited: false,
      taxDeductible: true,
      completedAt: null,
      closedAt: null,
      createdAt: noon.getTime(),
      updatedAt: Date.UTC(2026, 0, 1),
      lastDonationAt: noon.getTime(),
      rank: 7,
      progressPercentage: 88,
      donatedEurMinor: 4_668_010n,
      openEurMinor: 625_442n,
      donationCount: 1,
      donorCount: 1,
      positiveOpinionCount: 0,
      negativeOpinionCount: 0,
      incompleteNeedCount: 1,
      completedNeedCount: 0,
      updateCount: 0,
      version: 6,
      title: 'Skatepark',
      description: 'Short description about the project.',
      summary: 'Short.',
      slug: 'give-a-gram',
      street: 'Taimani 12',
      zip: null,
      city: 'Kabul',
      countryCode: 'AF',
      latitude: 34.531617284782,
      longitude: 69.13581752939456,
      categories: ['sport'],
      managerId: personId,
      managerFirstName: 'Erika',
      managerLastName: 'Müster',
      profilePicture: 'https://pictures.example/1.png',
      carrier: {
        organisationId,
        number: 125,
        name: 'Viva con Agua',
        city: 'Hamburg',
        countryCode: 'DE',
        logo: null,
      },
    };
    expect(await listing.byNumber(1114, 'de')).toEqual(shown);
    expect(await listing.byId(campaignId, 'en')).toEqual({ ...shown, title: 'Skate park' });
    expect(await listing.page({ language: 'de', offset: 0, limit: 20 })).toEqual({
      total: 1,
      items: [shown],
    });
    await expectStableRows(views, ...tables, CarrierRow, CampaignDonorRow);
  });

  test('only listed campaigns are shown and counted', async () => {
    const { views, listing, page } = await after(campaignSubmitted());
    expect(await page()).toEqual([0]);
    expect(await listing.byNumber(1, 'de')).toBeUndefined();
    await views.given(campaignApproved());
    expect(await page()).toEqual([1, 1]);
    await views.given(campaignWithdrawn());
    expect(await page()).toEqual([0]);
    await expectStableRows(views, ...tables);
  });

  test('what a campaign brings along without records is counted', async () => {
    const counts = {
      metNeeds: 86,
      metNeedsEurMinor: 40,
      updates: 90,
      positiveOpinions: 708,
      negativeOpinions: 3,
    };
    const { views, listing } = await after(
      campaignSubmitted(),
      campaignApproved(),
      needAdded(idOf(40), 100),
      event('OpeningCountsRecorded', { campaignId, counts, recordedAt: at }),
      gift(1, 90),
    );
    expect(await listing.byId(campaignId, 'en')).toMatchObject({
      openEurMinor: 50n,
      completedNeedCount: 86,
      incompleteNeedCount: 1,
      updateCount: 90,
      positiveOpinionCount: 708,
      negativeOpinionCount: 3,
    });
    const { items } = await new CampaignNeeds(views.store).page({
      campaignId,
      language: 'en',
      offset: 0,
      limit: 20,
    });
    expect(items).toMatchObject([{ metEurMinor: 50n, openEurMinor: 50n }]);
    await expectStableRows(views, ...tables, CampaignDonorRow);
  });

  test('a campaign is completed when nothing is open, and no more when a gift is taken back', async () => {
    const second = gift(2, 60, { needId: idOf(41) });
    const { views, listing, page } = await after(
      campaignSubmitted(),
      campaignApproved(),
      needAdded(idOf(40), 100),
      needAdded(idOf(41), 50),
      gift(1, 90),
    );
    const standing = async () => {
      const row = (await listing.byId(campaignId, 'en'))!;
      return [row.progressPercentage, Number(row.openEurMinor), row.completedNeedCount, row.completedAt];
    };
    expect(await standing()).toEqual([60, 60, 0, null]);
    await views.given({ ...second, metadata: { occurredAt: '2026-02-01T00:00:00.000Z' } });
    expect(await standing()).toEqual([100, 0, 2, Date.UTC(2026, 1, 1)]);
    expect(await page({ facets: { completed: true } })).toEqual([1, 1]);
    await views.given(event('CampaignClosed', { campaignId, closedAt: at }));
    expect(await page({ facets: { completed: true, closed: true } })).toEqual([1, 1]);
    const { data } = donationReversed(second);
    await views.given({ type: 'donations.DonationReversed', data: { ...data, needId: idOf(41) } });
    expect(await standing()).toEqual([60, 60, 0, null]);
    expect(await page({ facets: { completed: true } })).toEqual([0]);
    await views.given(event('NeedRemoved', { campaignId, needId: idOf(41), removedAt: at }));
    await views.given(
      event('NeedChanged', {
        campaignId,
        needId: idOf(40),
        changes: { requestedEurMinor: 90 },
        changedAt: at,
      }),
    );
    expect((await standing()).slice(0, 3)).toEqual([100, 0, 1]);
    await expectStableRows(views, ...tables, CampaignDonorRow);
  });

  test('gifts, donors, opinions and updates are counted', async () => {
    const first = gift(1, 10, { donorId: idOf(70) });
    const { views, listing } = await after(
      campaignSubmitted(),
      campaignApproved(),
      openingBalanceRecorded({ donorCount: 4 }),
      first,
      gift(2, 10, { donorId: idOf(70), donatedAt: '2010-01-01T00:00:00.000Z' }),
      { type: 'donations.OpinionGiven', data: { campaignId, score: 'positive' } },
      { type: 'donations.OpinionGiven', data: { campaignId, score: 'negative' } },
      { type: 'donations.OpinionRemoved', data: { campaignId, score: 'negative' } },
      event('UpdatePosted', { campaignId }),
      event('UpdatePosted', { campaignId }),
      event('UpdateDeleted', { campaignId }),
    );
    const counts = async () => {
      const row = (await listing.byId(campaignId, 'en'))!;
      return [
        Number(row.donatedEurMinor),
        row.donationCount,
        row.donorCount,
        row.positiveOpinionCount,
        row.negativeOpinionCount,
        row.updateCount,
        row.lastDonationAt,
      ];
    };
    expect(await counts()).toEqual([200_020, 26, 5, 1, 0, 1, noon.getTime()]);
    await views.given(donationReversed(first));
    expect((await counts()).slice(0, 3)).toEqual([200_010, 25, 5]);
    await expectStableRows(views, ...tables, CampaignDonorRow);
  });

  test('what an event forwards meets needs as gifts do, and is none', async () => {
    const forwarded = donationsForwarded({ amountMinor: 100 });
    const { views, listing } = await after(
      campaignSubmitted(),
      campaignApproved(),
      needAdded(idOf(40), 100),
      forwarded,
    );
    const whole = {
      donatedEurMinor: 100n,
      openEurMinor: 0n,
      completed: true,
      donationCount: 0,
      donorCount: 0,
    };
    expect(await listing.byId(campaignId, 'en')).toMatchObject({ ...whole, lastDonationAt: null });
    await views.given(forwardingTakenBack(forwarded));
    expect(await listing.byId(campaignId, 'en')).toMatchObject({ donatedEurMinor: 0n, completed: false });
    await expectStableRows(views, ...tables);
  });

  test('when the last gift is taken back, nobody ever gave', async () => {
    const { listing } = await after(
      campaignSubmitted(),
      campaignApproved(),
      gift(1, 10),
      donationReversed(gift(1, 10)),
    );
    expect(await listing.byId(campaignId, 'en')).toMatchObject({ lastDonationAt: null, donorCount: 0 });
  });

  test('facets combine, and the totals follow', async () => {
    const [one, two, three] = [idOf(201), idOf(202), idOf(203)];
    const { views, page } = await after(
      organisation,
      ...campaigns(1, 2, 3),
      described({ taxDeductible: true, organisationId }, one),
      described({ taxDeductible: true }, two),
      event('DonationsProhibited', { campaignId: two, prohibitedAt: at }),
      event('CampaignClosed', { campaignId: three, closedAt: at }),
    );
    expect(await page({ facets: { taxDeductible: true } })).toEqual([2, 1, 2]);
    expect(await page({ facets: { taxDeductible: true, donationsProhibited: false } })).toEqual([1, 1]);
    expect(await page({ facets: { closed: true } })).toEqual([1, 3]);
    expect(await page({ facets: { closed: true, taxDeductible: true } })).toEqual([0]);
    expect(await page({ organisationId })).toEqual([1, 1]);
    expect(await page({ organisationId, facets: { taxDeductible: false } })).toEqual([0]);
    expect(await page({ campaignIds: [two, three, idOf(99)] })).toEqual([2, 2, 3]);
    expect(await page({ campaignIds: [two, three], facets: { closed: false } })).toEqual([1, 2]);
    await views.given(
      event('DonationsAllowed', { campaignId: two, allowedAt: at }),
      event('CampaignReopened', { campaignId: three, reopenedAt: at }),
      described({ organisationId: null }, one),
    );
    expect(await page({ facets: { donationsProhibited: false, closed: false } })).toEqual([3, 1, 2, 3]);
    expect(await page({ organisationId })).toEqual([0]);
    await expectStableRows(views, ...tables);
  });

  test('the default order: not completed, then by rank, then by the last gift; ties by number', async () => {
    const id = (number: number) => ({ campaignId: idOf(200 + number) });
    const { page } = await after(
      ...campaigns(1, 2, 3, 4, 5),
      needAdded(idOf(40), 10, id(1)),
      gift(1, 10, id(1)),
      described({ rank: 5 }, idOf(203)),
      gift(2, 10, { ...id(4), donatedAt: '2011-01-01T00:00:00.000Z' }),
      gift(3, 10, { ...id(5), donatedAt: '2012-01-01T00:00:00.000Z' }),
    );
    expect(await page()).toEqual([5, 3, 5, 4, 2, 1]);
    expect(await page({ offset: 1, limit: 2 })).toEqual([5, 5, 4]);
    expect(await page({ offset: 5 })).toEqual([5]);
    expect(await page({ order: [] })).toEqual([5, 1, 2, 3, 4, 5]);
    expect(await page({ order: [{ by: 'number', descending: true }] })).toEqual([5, 5, 4, 3, 2, 1]);
    expect(await page({ order: [{ by: 'rank', descending: true }] })).toEqual([5, 3, 1, 2, 4, 5]);
    expect(await page({ order: [{ by: 'rank' }] })).toEqual([5, 1, 2, 4, 5, 3]);
    expect(await page({ order: [{ by: 'last-donation-at' }] })).toEqual([5, 2, 3, 4, 1, 5]);
    expect(
      await page({ order: [{ by: 'progress-percentage', descending: true }, { by: 'created-at' }] }),
    ).toEqual([5, 1, 4, 5, 2, 3]);
    expect(await page({ order: [{ by: 'completed', descending: true }] })).toEqual([5, 1, 2, 3, 4, 5]);
    expect(await page({ order: [{ by: 'score' }, { by: 'tax-deductible' }, { by: 'updated-at' }] })).toEqual([
      5, 1, 2, 3, 4, 5,
    ]);
  });

  test('reserved numbers wait for the campaigns that bring them along', async () => {
    const reserved = { surface: 'betterplace', kind: 'campaign', from: 1, to: 9 };
    const { page } = await after({ type: 'identity.NumbersReserved', data: reserved }, ...campaigns(1));
    expect(await page()).toEqual([1, 10]);
  });
});

import { campaignApproved, campaignSubmitted, campaignWithdrawn } from '@almoner/testing/events';
import { campaignPlanned } from '@almoner/testing/fundraising';
import { noon } from '@almoner/testing/given';
import type { GivenEvent } from '@almoner/testing/memory-log';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId, seriesId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { PeerNumberRow } from './pages.table';
import { OrganiserRow, PeerCampaignRow, PeerSeriesRow } from './peer-campaigns.table';
import { PeerCampaigns } from './peer-campaigns.queries';
import { peerFundraising } from './peer-fundraising.projection';

const all = { limit: 100, offset: 0 };
const everybody = { audience: 'public' } as const;
const organiser = { audience: 'admin' } as const;
const at = noon.toISOString();
const recordedAt = Date.UTC(2026, 0, 1);

const series = (special: object = {}) => ({
  type: 'campaigns.SeriesOpened',
  data: {
    seriesId,
    title: 'Walk Series',
    reportingCurrency: 'USD',
    goalMinor: 9_000_000,
    openedAt: at,
    numbers: { sprocket: 55 },
    ...special,
  },
});
const organiserEvent = (type: 'Appointed' | 'Dismissed', id: string) => ({
  type: `identity.Organiser${type}`,
  data: { personId, campaignId: id, [`${type.toLowerCase()}At`]: at },
});
const changed = (changes: object) => ({ type: 'campaigns.CampaignChanged', data: { campaignId, changes } });
const described = (changes: object) => ({
  type: 'campaigns.CampaignDescribed',
  data: { campaignId, changes, describedAt: at },
});
const restricted = (on: boolean) => ({
  type: 'campaigns.DonorDataRestricted',
  data: { campaignId, restricted: on, setAt: at },
});

eachReadStore((open) => {
  const after = async (...events: GivenEvent[]) => {
    const views = await open(peerFundraising);
    await views.given(...events);
    return { views, campaigns: new PeerCampaigns(views.store) };
  };

  test('a campaign is shown with its plan', async () => {
    const { views, campaigns } = await after(
      series(),
      campaignSubmitted({ numbers: { sprocket: 1234 } }),
      campaignApproved(),
    );
    const shown = {
      campaignId,
      seriesId,
      number: 1234,
      seriesNumber: 55,
      pageNumber: 2,
      organisationId: null,
      title: 'Give-a-gram',
      description: 'Short description about the project.',
      slug: 'give-a-gram',
      currency: 'GBP',
      status: 'listed',
      kind: 'other',
      kindPlace: 0,
      goalMinor: null,
      heldAt: null,
      url: null,
      donorDataRestricted: false,
      createdAt: noon.getTime(),
      modifiedAt: recordedAt,
      version: 3,
    };
    expect(await campaigns.byNumber(1234, everybody)).toEqual(shown);
    expect(await campaigns.byIds([campaignId, otherCampaignId])).toEqual(new Map([[campaignId, shown]]));
    await views.given(
      changed({ title: 'Spring Walk', description: 'A walk.', slug: 'walk' }),
      described({ organisationId: idOf(40) }),
      described({ rank: 3 }),
      campaignPlanned({ goalMinor: 5_000_000, heldAt: '2016-05-01T00:00:00.000Z', kind: 'event' }),
      campaignPlanned({ url: 'https://walk.example.org' }),
      changed({ hashtag: '#walk' }),
      restricted(true),
    );
    const planned = {
      ...shown,
      title: 'Spring Walk',
      description: 'A walk.',
      slug: 'walk',
      organisationId: idOf(40),
      kind: 'event',
      kindPlace: 1,
      goalMinor: 5_000_000,
      heldAt: Date.UTC(2016, 4, 1),
      url: 'https://walk.example.org',
      donorDataRestricted: true,
      version: 10,
    };
    expect(await campaigns.byNumber(1234, everybody)).toEqual(planned);
    await views.given(restricted(false), campaignPlanned({ heldAt: null, goalMinor: null, url: null }));
    expect(await campaigns.byNumber(1234, everybody)).toMatchObject({
      donorDataRestricted: false,
      heldAt: null,
      goalMinor: null,
      url: null,
      kind: 'event',
    });
    await expectStableRows(views, PeerCampaignRow, PeerSeriesRow, PeerNumberRow);
  });

  test.each([
    ['do-it-yourself', 2],
    ['champion', 3],
    ['crowdfunding', 4],
    ['memorial', 5],
  ] as const)('a %s campaign has the place %i', async (kind, kindPlace) => {
    const { campaigns } = await after(series(), campaignSubmitted(), campaignPlanned({ kind }));
    expect(await campaigns.byNumber(1, organiser)).toMatchObject({ kind, kindPlace });
  });

  test('a draft and a withdrawn campaign are seen by organisers only', async () => {
    const { views, campaigns } = await after(series(), campaignSubmitted());
    const seen = async () => [
      (await campaigns.byNumber(1, everybody)) !== undefined,
      (await campaigns.byNumber(1, { audience: 'person', personId })) !== undefined,
      (await campaigns.byNumber(1, organiser)) !== undefined,
    ];
    expect(await seen()).toEqual([false, false, true]);
    await views.given(campaignApproved());
    expect(await seen()).toEqual([true, true, true]);
    await views.given(campaignWithdrawn());
    expect(await seen()).toEqual([false, false, true]);
    expect(await campaigns.byNumber(2, organiser)).toBeUndefined();
  });

  test('a series lists its listed campaigns, an organiser all of theirs', async () => {
    const other = { campaignId: otherCampaignId };
    const { views, campaigns } = await after(
      series(),
      campaignSubmitted({ title: 'Spring' }),
      campaignSubmitted({ ...other, slug: 'other', title: 'Autumn' }),
      campaignSubmitted({ campaignId: idOf(41), slug: 'draft' }),
      campaignApproved(),
      campaignApproved(other),
      organiserEvent('Appointed', campaignId),
      organiserEvent('Appointed', idOf(41)),
    );
    const order = [{ by: 'title', descending: false }] as const;
    const titles = async (list: ReturnType<PeerCampaigns['ofSeries']>) => {
      const { total, items } = await list;
      return [total, ...items.map(({ number }) => number)];
    };
    expect(await titles(campaigns.ofSeries(seriesId, { ...all, order }))).toEqual([2, 2, 1]);
    expect(await titles(campaigns.ofSeries(idOf(42), all))).toEqual([0]);
    expect(await titles(campaigns.ofOrganiser(personId, all))).toEqual([2, 1, 3]);
    const conditions = [{ field: 'id', min: 2 }] as const;
    expect(await titles(campaigns.ofOrganiser(personId, { ...all, conditions }))).toEqual([1, 3]);
    await views.given(organiserEvent('Dismissed', campaignId));
    expect(await titles(campaigns.ofOrganiser(personId, all))).toEqual([1, 3]);
    expect(await titles(campaigns.ofOrganiser(idOf(43), all))).toEqual([0]);
    await expectStableRows(views, PeerCampaignRow, OrganiserRow);
  });

  test('a series is found by its number', async () => {
    const { campaigns } = await after(
      series({ url: 'https://walk.example.org', pageNumbers: { sprocket: 600 } }),
      series({ seriesId: idOf(44), numbers: undefined }),
    );
    const shown = {
      seriesId,
      number: 55,
      pageNumber: 600,
      title: 'Walk Series',
      url: 'https://walk.example.org',
      reportingCurrency: 'USD',
      goalMinor: 9_000_000,
      createdAt: noon.getTime(),
      version: 1,
    };
    expect(await campaigns.seriesByNumber(55)).toEqual(shown);
    expect(await campaigns.seriesOf(seriesId)).toEqual(shown);
    expect(await campaigns.seriesByNumber(56)).toMatchObject({
      seriesId: idOf(44),
      pageNumber: 601,
      url: null,
    });
    expect(await campaigns.seriesByNumber(57)).toBeUndefined();
    expect(await campaigns.seriesOf(idOf(45))).toBeUndefined();
  });
});

import type { LoginOpened, OrganiserAppointed } from '@almoner/identity/events';
import { campaignApproved, campaignSubmitted } from '@almoner/testing/events';
import {
  addressId,
  otherPersonId,
  participantRegistered,
  personalPage,
  sealedAddress,
  teamCreated,
  teamId,
} from '@almoner/testing/fundraising';
import { digested, noon, sealed } from '@almoner/testing/given';
import { offlineDonationPosted } from '@almoner/testing/offline-donations';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId, seriesId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { SeriesOpened } from '../../events';
import { PageRow, PeerNumberRow } from './pages.table';
import { peerFundraising } from './peer-fundraising.projection';
import { PeerNumbers } from './peer-numbers.queries';

const at = noon.toISOString();
const reserved = (kind: string, to: number, surface = 'sprocket') => ({
  type: 'identity.NumbersReserved' as const,
  data: { surface, kind, from: 1, to },
});
const loginOpened = (id: string): LoginOpened => ({
  type: 'identity.LoginOpened',
  data: {
    personId: id,
    email: sealed(id, 'ann@example.org'),
    emailDigest: digested('ann@example.org'),
    passwordHash: '$argon2id$',
    openedAt: at,
  },
});
const appointed: OrganiserAppointed = {
  type: 'identity.OrganiserAppointed',
  data: { personId, campaignId, appointedAt: at },
};
const seriesOpened: SeriesOpened = {
  type: 'campaigns.SeriesOpened',
  data: {
    seriesId,
    title: 'Walk Series',
    reportingCurrency: 'GBP',
    goalMinor: null,
    openedAt: at,
    numbers: { sprocket: 55 },
  },
};
const { emailDigest } = participantRegistered().data;

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(peerFundraising);
    const given = (...more: typeof events) => views.given(...sealedWith(views.keys.seal, more));
    await given(...events);
    return { views, given, numbers: new PeerNumbers(views.store) };
  };

  test('a person has one number, from whatever comes first', async () => {
    const { views, numbers } = await after(
      campaignSubmitted(),
      loginOpened(otherPersonId),
      participantRegistered({ numbers: { sprocket: 5678 } }),
      participantRegistered({ personId: otherPersonId, numbers: { sprocket: 9 } }),
      participantRegistered({ campaignId: otherCampaignId, numbers: { sprocket: 12 } }),
      loginOpened(personId),
    );
    expect(await numbers.of('participant', personId)).toBe(5678);
    expect(await numbers.of('participant', otherPersonId)).toBe(1);
    expect(await numbers.of('participant', idOf(99))).toBeUndefined();
    expect(await numbers.recordOf('participant', 5678)).toBe(personId);
    expect(await numbers.recordOf('participant', 12)).toBeUndefined();
    expect(await numbers.recordOf('team', 5678)).toBeUndefined();
    expect(await numbers.ofMany('participant', [personId, otherPersonId, idOf(99)])).toEqual(
      new Map([
        [personId, 5678],
        [otherPersonId, 1],
      ]),
    );
    await expectStableRows(views, PeerNumberRow);
  });

  test.each(['participant', 'team', 'page', 'address', 'series'] as const)(
    'numbers of a %s that are reserved wait for records that bring theirs',
    async (kind) => {
      const { numbers } = await after(
        reserved(kind, 50),
        reserved(kind, 70, 'elsewhere'),
        reserved('need', 90),
        seriesOpened,
        campaignSubmitted(),
        teamCreated(),
        participantRegistered({
          page: personalPage({ numbers: { sprocket: 40 } }),
          addresses: [{ ...sealedAddress(), numbers: { sprocket: 40 } }],
          numbers: { sprocket: 40 },
        }),
      );
      const given = (from: number, to = from) => numbers.numbersGiven(kind, from, to);
      const next = { participant: 40, team: 51, page: 51, address: 40, series: 55 }[kind];
      expect(await given(next)).toBe(true);
      expect(await given(1, 39)).toBe(false);
      expect(await given(56, 99)).toBe(false);
      expect(await given(1, 99)).toBe(true);
    },
  );

  test('a page leads to whose goal it shows', async () => {
    const { views, numbers } = await after(
      seriesOpened,
      campaignSubmitted(),
      campaignApproved(),
      teamCreated(),
      participantRegistered({ page: personalPage() }),
    );
    const empty = { campaignId: null, personId: null, teamId: null, seriesId: null };
    const owner = (number: number) => numbers.pageOwner(number);
    expect(await owner(1)).toEqual({ ...empty, pageId: seriesId, owner: 'series', seriesId });
    expect(await owner(2)).toEqual({ ...empty, pageId: campaignId, owner: 'campaign', campaignId });
    expect(await owner(3)).toMatchObject({ owner: 'team', campaignId, teamId });
    expect(await owner(4)).toMatchObject({ owner: 'participant', campaignId, personId });
    expect(await owner(5)).toBeUndefined();
    await expectStableRows(views, PageRow);
  });

  test.each([
    ['approved', campaignApproved(), 1],
    ['planned', { type: 'campaigns.CampaignPlanned', data: { campaignId, changes: {}, plannedAt: at } }, 1],
    [
      'planned with a number',
      {
        type: 'campaigns.CampaignPlanned',
        data: { campaignId, changes: {}, plannedAt: at, pageNumbers: { sprocket: 700 } },
      },
      700,
    ],
    ['organised', appointed, 1],
  ] as const)('the page of a campaign is numbered once it is %s', async (_, event, number) => {
    const { given, numbers } = await after(campaignSubmitted());
    expect(await numbers.of('page', campaignId)).toBeUndefined();
    await given(event, campaignApproved(), appointed);
    expect(await numbers.of('page', campaignId)).toBe(number);
  });

  test("donors' addresses are numbered with those of participants", async () => {
    const addresses = [{ ...sealedAddress(idOf(5)), addressId: idOf(96) }];
    const { given, numbers } = await after(
      campaignSubmitted(),
      participantRegistered({ addresses: [sealedAddress()] }),
      offlineDonationPosted({ addresses }),
    );
    expect(await numbers.ofMany('address', [addressId, idOf(96)])).toEqual(
      new Map([
        [addressId, 1],
        [idOf(96), 2],
      ]),
    );
    const changed = (changes: object) => ({
      type: 'donations.OfflineDonationChanged',
      data: { donationId: idOf(5), campaignId, changes, changedAt: at },
    });
    await given(
      changed({ amountMinor: 5 }),
      changed({ addresses: [{ ...addresses[0], addressId: idOf(97) }] }),
    );
    expect(await numbers.of('address', idOf(97))).toBe(3);
  });

  test('facts of participants are told', async () => {
    const { numbers } = await after(
      campaignSubmitted({ numbers: { sprocket: 1234 } }),
      campaignSubmitted({ campaignId: otherCampaignId, slug: 'other' }),
      teamCreated(),
      participantRegistered({ page: personalPage(), teamId }),
      participantRegistered({ campaignId: otherCampaignId }),
    );
    expect(await numbers.participantByEmail(campaignId, emailDigest)).toBe(personId);
    expect(await numbers.participantByEmail(campaignId, 'another')).toBeUndefined();
    expect(await numbers.participation(campaignId, personId)).toEqual({
      teamId,
      pageId: personalPage().pageId,
      raised: false,
    });
    expect(await numbers.campaignsOf(personId)).toEqual([1234, 1235]);
    expect(await numbers.campaignsOf(otherPersonId)).toEqual([]);
  });
});

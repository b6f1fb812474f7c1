import type { ViewTable } from '@almoner/readstore';
import { campaignApproved, campaignSubmitted, campaignerRegistered } from '@almoner/testing/events';
import {
  campaignPlanned,
  participantRegistered,
  personalPage,
  sealedProfile,
  teamCreated,
} from '@almoner/testing/fundraising';
import type { GivenEvent } from '@almoner/testing/memory-log';
import { eachReadStore } from '@almoner/testing/read-store';
import { idOf, seriesId } from '@almoner/testing/records';
import { sealedWith } from '@almoner/testing/views';
import fc from 'fast-check';
import { campaignDirectory } from '../../libs/campaigns/views/campaign-directory/campaign-directory.projection';
import { CampaignNumberRow } from '../../libs/campaigns/views/campaign-directory/campaign-directory.table';
import { PeerNumberRow } from '../../libs/campaigns/views/peer-fundraising/pages.table';
import { peerFundraising } from '../../libs/campaigns/views/peer-fundraising/peer-fundraising.projection';
import { donationLedger } from '../../libs/donations/views/donation-ledger/donation-ledger.projection';
import { CreditNumberRow } from '../../libs/donations/views/donation-ledger/donation-ledger.table';

const surface = 'sprocket';
const at = '2016-04-01T00:00:00.000Z';
const few = fc.integer({ min: 1, max: 6 });
const numbers = fc.option(
  few.map((number) => ({ [surface]: number * 3 })),
  { nil: undefined },
);
const campaignOf = (number: number) => idOf(100 + number);
const pageOf = (number: number) => idOf(300 + number);

/** Whatever numbers anything; a campaign stands before all else. */
const event: fc.Arbitrary<GivenEvent> = fc.oneof(
  fc.tuple(few, few, numbers, numbers, fc.boolean()).map(([campaign, person, own, pages, paged]) =>
    participantRegistered({
      ...sealedProfile(idOf(200 + person)),
      campaignId: campaignOf(campaign),
      personId: idOf(200 + person),
      numbers: own,
      page: paged ? personalPage({ pageId: pageOf(person), numbers: pages }) : null,
    }),
  ),
  fc.tuple(few, few, numbers, numbers).map(([campaign, team, own, pages]) =>
    teamCreated({
      campaignId: campaignOf(campaign),
      teamId: idOf(400 + team),
      pageId: idOf(500 + team),
      numbers: own,
      pageNumbers: pages,
    }),
  ),
  fc
    .tuple(few, numbers)
    .map(([campaign, own]) =>
      campaignSubmitted({ campaignId: campaignOf(campaign), slug: `walk-${campaign}`, numbers: own }),
    ),
  few.map((campaign) => campaignApproved({ campaignId: campaignOf(campaign) })),
  fc
    .tuple(few, numbers)
    .map(([campaign, pageNumbers]) => campaignPlanned({}, { campaignId: campaignOf(campaign), pageNumbers })),
  fc.tuple(numbers, numbers).map(([own, pageNumbers]) => ({
    type: 'campaigns.SeriesOpened',
    data: {
      seriesId,
      title: 'Walks',
      reportingCurrency: 'GBP',
      goalMinor: null,
      openedAt: at,
      numbers: own,
      pageNumbers,
    },
  })),
  few.map((person) => ({
    type: 'identity.LoginOpened',
    data: { personId: idOf(200 + person), email: null, emailDigest: '', passwordHash: '', openedAt: at },
  })),
  fc.tuple(few, few).map(([campaign, person]) => ({
    type: 'identity.OrganiserAppointed',
    data: { personId: idOf(200 + person), campaignId: campaignOf(campaign), appointedAt: at },
  })),
  fc
    .tuple(
      fc.constantFrom(surface, 'elsewhere'),
      fc.constantFrom('participant', 'page', 'team', 'campaign', 'series', 'need'),
      few,
    )
    .map(([where, kind, to]) => ({
      type: 'identity.NumbersReserved',
      data: { surface: where, kind, from: 1, to: 4 * to },
    })),
);

eachReadStore((open) => {
  test('views that show the same numbers give them alike, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 40 }), async (events) => {
        const views = await open(peerFundraising, donationLedger, campaignDirectory([surface]));
        const campaigns = Array.from({ length: 6 }, (_, index) =>
          campaignSubmitted({ campaignId: campaignOf(index + 1), slug: `walk-${index + 1}` }),
        );
        const told: GivenEvent[] = [campaignerRegistered(), ...campaigns, ...events];
        await views.given(...sealedWith(views.keys.seal, told));
        const given = async (table: ViewTable) => (await views.rows(table)) as Record<string, unknown>[];
        const peers = await given(PeerNumberRow);
        const kinds = ['page', 'participant', 'team'];
        expect(await given(CreditNumberRow)).toEqual(
          peers.filter(({ kind }) => kinds.includes(kind as string)),
        );
        expect(
          (await given(CampaignNumberRow)).map(({ campaignId, number }) => [campaignId, number]),
        ).toEqual(
          peers.filter(({ kind }) => kind === 'campaign').map(({ recordId, number }) => [recordId, number]),
        );
      }),
      { numRuns: process.env['ALMONER_PROOF'] === 'full' ? 60 : 6 },
    );
  }, 120_000);
});

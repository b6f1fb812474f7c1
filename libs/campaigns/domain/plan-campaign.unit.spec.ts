import { numbersGiven } from '@almoner/kernel';
import { campaignSubmitted } from '@almoner/testing/events';
import { campaignPlanned } from '@almoner/testing/fundraising';
import { answering, given, noon } from '@almoner/testing/given';
import { campaignId } from '@almoner/testing/records';
import type { DonorDataRestricted } from '../events';
import { planCampaign } from './plan-campaign';
import { restrictDonorData } from './restrict-donor-data';

describe('planning a campaign', () => {
  const story = given(planCampaign)
    .events(campaignSubmitted())
    .facts(answering(numbersGiven.page, (_surface, from) => from === 8));
  const plan = { goalMinor: 5_000_000, kind: 'event', url: 'https://walk.example' } as const;

  test('says what it aims at, and when', () =>
    story
      .when({ campaignId, ...plan, heldAt: '2016-05-01T02:00:00+02:00' })
      .then(campaignPlanned({ ...plan, heldAt: '2016-05-01T00:00:00.000Z' })));
  test('records only what is other now', async () => {
    const planned = story.events(campaignPlanned(plan));
    await planned
      .when({ campaignId, ...plan, kind: 'memorial', url: null })
      .then(campaignPlanned({ kind: 'memorial', url: null }));
    await planned.when({ campaignId, ...plan }).thenNothing();
    await planned
      .events(campaignPlanned({ kind: 'other' }))
      .when({ campaignId, kind: 'other' })
      .thenNothing();
  });
  test('what nobody planned is nothing, and of another kind', async () => {
    await story.when({ campaignId, goalMinor: null, heldAt: null, kind: 'other', url: null }).thenNothing();
    await story.when({ campaignId, goalMinor: 0 }).then(campaignPlanned({ goalMinor: 0 }));
  });
  test('its goal brings its number along, once', async () => {
    const pageNumbers = { sprocket: 700 };
    await story.when({ campaignId, pageNumbers }).then(campaignPlanned({}, { pageNumbers }));
    const numbered = story.events(campaignPlanned({}, { pageNumbers }), campaignPlanned(plan));
    await numbered.when({ campaignId, pageNumbers }).thenNothing();
    await numbered.when({ campaignId, pageNumbers, url: null }).then(campaignPlanned({ url: null }));
    await story
      .events(campaignPlanned({}, { pageNumbers: { sprocket: 8 } }))
      .when({ campaignId, pageNumbers: { sprocket: 8 }, goalMinor: 1 })
      .then(campaignPlanned({ goalMinor: 1 }));
  });
  test('a number that another one has is refused', () =>
    story.when({ campaignId, ...plan, pageNumbers: { sprocket: 8 } }).thenRefused('campaigns.number-taken'));
  test.each([
    { goalMinor: -1 },
    { goalMinor: 100_000_000_001 },
    { kind: 'race' },
    { url: 'walk' },
    { heldAt: 'May' },
  ])('is never %j', (wrong) => story.when({ campaignId, ...wrong }).thenMalformed());
  test('needs a campaign', () =>
    given(planCampaign).when({ campaignId }).thenRefused('campaigns.campaign-unknown'));
});

describe("restricting donors' data", () => {
  const restricting = (restricted: boolean): DonorDataRestricted => ({
    type: 'campaigns.DonorDataRestricted',
    data: { campaignId, restricted, setAt: noon.toISOString() },
  });
  const story = given(restrictDonorData).events(campaignSubmitted());

  test('hides it from fundraisers, and shows it again', async () => {
    await story.when({ campaignId, restricted: true }).then(restricting(true));
    await story.events(restricting(true)).when({ campaignId, restricted: false }).then(restricting(false));
  });
  test('records nothing where nothing is other', async () => {
    await story.when({ campaignId, restricted: false }).thenNothing();
    await story.events(restricting(true)).when({ campaignId, restricted: true }).thenNothing();
  });
  test('needs a campaign', () =>
    given(restrictDonorData)
      .when({ campaignId, restricted: true })
      .thenRefused('campaigns.campaign-unknown'));
});

import { answering, given, noon, sealed } from '@almoner/testing/given';
import { campaignId, fundraisingEventId, idOf, otherCampaignId, personId } from '@almoner/testing/records';
import type { CampaignFeatured, CampaignUnfeatured, FundraisingEventStarted } from '../events';
import { blockFundraisingEvent } from './block-fundraising-event';
import { endFundraisingEvent } from './end-fundraising-event';
import { campaignKnown } from './facts';
import { featureCampaign, featuredMax } from './feature-campaign';
import { fundraisingEvent } from './fundraising-event';
import { reopenFundraisingEvent } from './reopen-fundraising-event';
import { unblockFundraisingEvent } from './unblock-fundraising-event';
import { unfeatureCampaign } from './unfeature-campaign';

const id = { fundraisingEventId };
const at = noon.toISOString();
const words = { original: 'de', de: 'Laufen' } as const;
const started: FundraisingEventStarted = {
  type: 'campaigns.FundraisingEventStarted',
  data: {
    fundraisingEventId,
    organisationId: null,
    clientId: null,
    title: words,
    slug: 'run',
    description: words,
    manager: { personId, firstName: sealed(personId, 'Erika'), lastName: sealed(personId, 'Muster') },
    goalEurMinor: null,
    taxDeductible: false,
    profilePicture: null,
    rank: 0,
    startedAt: at,
  },
};
const ended = { type: 'campaigns.FundraisingEventEnded', data: { ...id, endedAt: at } } as const;
const reopened = { type: 'campaigns.FundraisingEventReopened', data: { ...id, reopenedAt: at } } as const;
const blocked = { type: 'campaigns.FundraisingEventBlocked', data: { ...id, blockedAt: at } } as const;
const unblocked = { type: 'campaigns.FundraisingEventUnblocked', data: { ...id, unblockedAt: at } } as const;
const unknown = 'campaigns.fundraising-event-unknown';

describe('ending a fundraising event', () => {
  const story = given(endFundraisingEvent).events(started);
  test('takes no more gifts', () => story.when(id).then(ended));
  test('is another thing than blocking', () => story.events(blocked).when(id).then(ended));
  test('ends a reopened one again', () => story.events(ended, reopened).when(id).then(ended));
  test('a repetition records nothing', () => story.events(ended).when(id).thenNothing());
  test('needs an event', () => given(endFundraisingEvent).when(id).thenRefused(unknown));
});

describe('reopening a fundraising event', () => {
  const story = given(reopenFundraisingEvent).events(started);
  test('lets it go on', () => story.events(ended).when(id).then(reopened));
  test('records nothing where it goes on', () => story.when(id).thenNothing());
  test('needs an event', () => given(reopenFundraisingEvent).when(id).thenRefused(unknown));
});

describe('blocking a fundraising event', () => {
  const story = given(blockFundraisingEvent).events(started);
  test('stops its gifts', () => story.when(id).then(blocked));
  test('stops them again', () => story.events(blocked, unblocked).when(id).then(blocked));
  test('a repetition records nothing', () => story.events(blocked).when(id).thenNothing());
  test('needs an event', () => given(blockFundraisingEvent).when(id).thenRefused(unknown));
});

describe('unblocking a fundraising event', () => {
  const story = given(unblockFundraisingEvent).events(started);
  test('lets it take gifts again', () => story.events(blocked).when(id).then(unblocked));
  test('records nothing where it is not blocked', () => story.when(id).thenNothing());
  test('needs an event', () => given(unblockFundraisingEvent).when(id).thenRefused(unknown));
});

const featured = (campaign: string): CampaignFeatured => ({
  type: 'campaigns.CampaignFeatured',
  data: { ...id, campaignId: campaign, featuredAt: at },
});
const unfeatured: CampaignUnfeatured = {
  type: 'campaigns.CampaignUnfeatured',
  data: { ...id, campaignId, unfeaturedAt: at },
};
const many = (count: number) => Array.from({ length: count }, (_, index) => featured(idOf(500 + index)));

describe('featuring a campaign', () => {
  const story = given(featureCampaign)
    .events(started)
    .facts(answering(campaignKnown, (known) => known === campaignId));
  const wanted = { ...id, campaignId };

  test('shows it', () => story.when(wanted).then(featured(campaignId)));
  test('shows it again after it was taken off', () =>
    story.events(featured(campaignId), unfeatured).when(wanted).then(featured(campaignId)));
  test('a repetition records nothing', () => story.events(featured(campaignId)).when(wanted).thenNothing());
  test('needs a campaign', () =>
    story.when({ ...id, campaignId: otherCampaignId }).thenRefused('campaigns.campaign-unknown'));
  test('there are never more than a page may read together', async () => {
    await story
      .events(...many(featuredMax))
      .when(wanted)
      .thenRefused('campaigns.too-many-featured');
    await story
      .events(...many(featuredMax - 1))
      .when(wanted)
      .then(featured(campaignId));
    expect(featuredMax).toBe(100);
  });
  test('needs an event', () =>
    given(featureCampaign).facts(answering(campaignKnown, true)).when(wanted).thenRefused(unknown));
});

describe('unfeaturing a campaign', () => {
  const story = given(unfeatureCampaign).events(started);
  const wanted = { ...id, campaignId };

  test('takes it off, and no other', () =>
    story.events(featured(otherCampaignId), featured(campaignId)).when(wanted).then(unfeatured));
  test('records nothing where it is not shown', async () => {
    await story.events(featured(otherCampaignId)).when(wanted).thenNothing();
    await story.events(featured(campaignId), unfeatured).when(wanted).thenNothing();
  });
  test('keeps the others', () =>
    given(unfeatureCampaign)
      .events(started, featured(otherCampaignId), featured(campaignId), unfeatured)
      .when({ ...id, campaignId: otherCampaignId })
      .then({ ...unfeatured, data: { ...unfeatured.data, campaignId: otherCampaignId } }));
  test('needs an event', () => given(unfeatureCampaign).when(wanted).thenRefused(unknown));
});

test('an event is ended and blocked for as long as it is told so, and stays what it is beside', () => {
  const after = (...events: Parameters<typeof fundraisingEvent.evolve>[1][]) =>
    events.reduce((state, event) => fundraisingEvent.evolve(state, event), fundraisingEvent.initial);
  const known = after(started);
  expect(known).toMatchObject({ status: 'known', ended: false, blocked: false });
  expect(after(started, ended, blocked)).toEqual({ ...known, ended: true, blocked: true });
  expect(after(started, ended, blocked, reopened, unblocked)).toEqual(known);
});

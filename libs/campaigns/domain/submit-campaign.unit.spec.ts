import { numbersGiven } from '@almoner/kernel';
import { campaignSubmitted } from '@almoner/testing/events';
import { answering, given } from '@almoner/testing/given';
import { campaign, campaignId, campaignerId, idOf, seriesId } from '@almoner/testing/records';
import { campaignerKnown, seriesCurrency, slugHolder } from './facts';
import { submitCampaign } from './submit-campaign';

const story = given(submitCampaign).facts(
  answering(seriesCurrency, (id) => (id === seriesId ? 'GBP' : undefined)),
  answering(campaignerKnown, (id) => id === campaignerId),
  answering(slugHolder, (slug) => (slug === 'taken' ? idOf(99) : undefined)),
  answering(numbersGiven.campaign, (surface, from) => surface === 'fifty-fifty' && from === 7),
);

describe('submitting a campaign', () => {
  test("starts a draft in the campaign's and the series' currencies", () =>
    story.when(campaign()).then(campaignSubmitted()));

  test('keeps currency and number that it brings along, and needs no gateway', () =>
    story
      .when(campaign({ currency: 'usd', gatewayUrl: undefined, numbers: { 'fifty-fifty': 1 } }))
      .then(campaignSubmitted({ currency: 'USD', gatewayUrl: null, numbers: { 'fifty-fifty': 1 } })));

  test.each([
    ['campaigns.series-unknown', { seriesId: idOf(98) }],
    ['campaigns.campaigner-unknown', { campaignerId: idOf(98) }],
    ['campaigns.slug-taken', { slug: 'taken' }],
    ['campaigns.number-taken', { numbers: { 'fifty-fifty': 7 } }],
  ] as const)('is refused with %s', (code, special) => story.when(campaign(special)).thenRefused(code));

  test('tells in which language it speaks', async () => {
    await story.when(campaign({ language: 'de' })).then(campaignSubmitted({ language: 'de' }));
    await story
      .events(campaignSubmitted())
      .when(campaign({ language: 'en' }))
      .thenNothing();
  });

  test('a repetition records nothing, although slug and number are taken by now', () =>
    story
      .events(campaignSubmitted({ slug: 'taken' }))
      .when(campaign({ slug: 'taken', numbers: { 'fifty-fifty': 7 } }))
      .thenNothing());

  test.each([
    { seriesId: idOf(98) },
    { campaignerId: idOf(98) },
    { title: 'x' },
    { description: 'x' },
    { slug: 'x' },
    { hashtag: '#x' },
    { currency: 'EUR' },
    { gatewayUrl: null },
    { language: 'de' },
  ])('an id is never given to another campaign: %j', (other) =>
    story.events(campaignSubmitted()).when(campaign(other)).thenRefused('campaigns.campaign-taken'),
  );

  test.each([
    { slug: 'Give a gram' },
    { slug: '-x' },
    { hashtag: 'giveagram' },
    { hashtag: '#a b' },
    { gatewayUrl: 'javascript:alert(1)' },
    { currency: 'XQQ' },
    { language: 'fr' },
  ])('is never %j', (wrong) => story.when(campaign(wrong)).thenMalformed());

  test('writes the stream of the campaign', () => {
    expect(submitCampaign.stream(submitCampaign.schema.parse(campaign()))).toBe(`campaign-${campaignId}`);
  });
});

import { campaignApproved, campaignSubmitted } from '@almoner/testing/events';
import { answering, given, noon } from '@almoner/testing/given';
import { campaignId, idOf } from '@almoner/testing/records';
import type { CampaignChanged, CampaignDescribed } from '../events';
import { changeCampaign } from './change-campaign';
import { slugHolder } from './facts';

const story = given(changeCampaign)
  .events(campaignSubmitted())
  .facts(answering(slugHolder, (slug) => ({ taken: idOf(99), 'give-a-gram': campaignId })[slug]));
const changed = (changes: CampaignChanged['data']['changes']): CampaignChanged => ({
  type: 'campaigns.CampaignChanged',
  data: { campaignId, changes },
});

const described = (changes: CampaignDescribed['data']['changes']): CampaignDescribed => ({
  type: 'campaigns.CampaignDescribed',
  data: { campaignId, changes, describedAt: noon.toISOString() },
});

describe('changing a campaign', () => {
  test('records only what is other now', () =>
    story
      .when({ campaignId, title: 'Give a gram', hashtag: '#giveagram', gatewayUrl: null })
      .then(changed({ title: 'Give a gram', gatewayUrl: null })));

  test('keeps the translations of what it changes', () =>
    story
      .events(
        described({
          title: { original: 'de', de: 'Give-a-gram', en: 'Give a gram' },
          description: { original: 'en', en: 'Short description about the project.' },
          summary: { original: 'de', de: 'Kurz' },
        }),
      )
      .when({ campaignId, title: 'Gib', slug: 'gib' })
      .then(
        changed({ title: 'Gib', slug: 'gib' }),
        described({ title: { original: 'de', de: 'Gib', en: 'Give a gram' } }),
      ));

  test('leaves texts alone whose original stays', () =>
    story
      .events(described({ title: { original: 'de', de: 'Give-a-gram', en: 'Give a gram' } }))
      .when({ campaignId, slug: 'gib' })
      .then(changed({ slug: 'gib' })));

  test('tells the original description anew where it was told as a text', () =>
    story
      .events(described({ description: { original: 'en', en: 'x', de: 'y' } }))
      .when({ campaignId, title: 'Gib', description: 'z' })
      .then(
        changed({ title: 'Gib', description: 'z' }),
        described({ description: { original: 'en', en: 'z', de: 'y' } }),
      ));

  test('may take the description away, never the title', async () => {
    await story.when({ campaignId, description: ' ' }).then(changed({ description: '' }));
    await story.when({ campaignId, description: 'x'.repeat(5001) }).thenMalformed();
    await story.when({ campaignId, title: '' }).thenMalformed();
  });

  test('works in every state', () =>
    story
      .events(campaignApproved())
      .when({ campaignId, slug: 'free' })
      .then(changed({ slug: 'free' })));

  test('knows earlier changes', () =>
    story
      .events(changed({ title: 'Second' }))
      .when({ campaignId, title: 'Second' })
      .thenNothing());

  test.each([{}, { title: 'Give-a-gram' }, { slug: 'give-a-gram' }])(
    'records nothing where nothing is other: %j',
    (same) => story.when({ campaignId, ...same }).thenNothing(),
  );

  test("another campaign's slug is refused", () =>
    story.when({ campaignId, slug: 'taken' }).thenRefused('campaigns.slug-taken'));

  test('needs a campaign', () =>
    given(changeCampaign).when({ campaignId, title: 'x' }).thenRefused('campaigns.campaign-unknown'));
});

import { campaignSubmitted } from '@almoner/testing/events';
import { answering, given, noon, sealed } from '@almoner/testing/given';
import { campaignId, idOf, personId } from '@almoner/testing/records';
import type { CampaignChanged, CampaignDescribed } from '../events';
import { describeCampaign } from './describe-campaign';
import { organisationKnown } from './facts';

const organisationId = idOf(30);
const known = answering(organisationKnown, (id) => id === organisationId);
const story = given(describeCampaign).events(campaignSubmitted()).facts(known);
const described = (changes: CampaignDescribed['data']['changes']): CampaignDescribed => ({
  type: 'campaigns.CampaignDescribed',
  data: { campaignId, changes, describedAt: noon.toISOString() },
});
const changed = (changes: CampaignChanged['data']['changes']): CampaignChanged => ({
  type: 'campaigns.CampaignChanged',
  data: { campaignId, changes },
});
const manager = { personId, firstName: 'Erika', lastName: 'Muster' };
const sealedManager = {
  personId,
  firstName: sealed(personId, 'Erika'),
  lastName: sealed(personId, 'Muster'),
};
const location = { city: 'Kabul', countryCode: 'AF', latitude: 34.531617284782, longitude: 69.1 };
const wholeLocation = { street: null, zip: null, ...location };
const details = {
  organisationId,
  taxDeductible: true,
  profilePicture: 'https://pictures.example/1.png',
  rank: 7,
  summary: { original: 'de', de: 'Eine Skateschule.' },
} as const;

describe('describing a campaign', () => {
  test('tells what is given, and seals the name of the manager', () =>
    story
      .when({ campaignId, ...details, manager, location, categories: ['sport', 'children', 'sport'] })
      .then(
        described({
          ...details,
          manager: sealedManager,
          location: wholeLocation,
          categories: ['children', 'sport'],
        }),
      ));

  test('records only what is other now', () =>
    story
      .events(described({ ...details, location: wholeLocation, manager: sealedManager }))
      .when({ campaignId, ...details, location, manager, rank: 8, summary: null })
      .then(described({ rank: 8, summary: null })));

  test('translates the words of the submission', () => {
    const title = { original: 'en', en: 'Give-a-gram', de: 'Gib ein Gramm' } as const;
    return story.when({ campaignId, title }).then(described({ title }));
  });

  test('another original text is what surfaces without languages show', () => {
    const title = { original: 'de', de: 'Gib ein Gramm' } as const;
    const description = { original: 'en', en: 'Long.', de: 'Lang.' } as const;
    return story
      .when({ campaignId, title, description })
      .then(changed({ title: 'Gib ein Gramm', description: 'Long.' }), described({ title, description }));
  });

  test('knows in which language the submission spoke', () =>
    given(describeCampaign)
      .facts(known)
      .events(campaignSubmitted({ language: 'de' }))
      .when({
        campaignId,
        title: { original: 'de', de: 'Give-a-gram' },
        description: { original: 'de', de: 'Short description about the project.' },
      })
      .thenNothing());

  test.each([
    {},
    { title: { original: 'en', en: 'Give-a-gram' } },
    { description: { original: 'en', en: 'Short description about the project.' } },
  ])('records nothing where nothing is other: %j', (same) =>
    story.when({ campaignId, ...same }).thenNothing(),
  );

  test('takes manager, place and organisation back', () => {
    const none = { manager: null, location: null, organisationId: null };
    return story
      .events(described({ manager: sealedManager, location: wholeLocation, organisationId }))
      .when({ campaignId, ...none })
      .then(described(none));
  });

  test('needs an organisation that is known', () =>
    story.when({ campaignId, organisationId: idOf(98) }).thenRefused('campaigns.organisation-unknown'));

  test('needs a campaign', () =>
    given(describeCampaign).when({ campaignId, rank: 1 }).thenRefused('campaigns.campaign-unknown'));

  test.each([
    { title: 'plain' },
    { title: { original: 'de', en: 'Give' } },
    { categories: ['Child Care'] },
    { location: { city: 'Kabul' } },
    { profilePicture: 'javascript:alert(1)' },
    { rank: -1 },
  ])('is never %j', (wrong) => story.when({ campaignId, ...wrong }).thenMalformed());
});

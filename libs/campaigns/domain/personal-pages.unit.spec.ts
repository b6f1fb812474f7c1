import { numbersGiven } from '@almoner/kernel';
import {
  pageId,
  participantRegistered,
  personalPage,
  personalPageAccessSet,
  personalPageChanged,
  personalPageOpened,
} from '@almoner/testing/fundraising';
import { answering, given, sealed } from '@almoner/testing/given';
import { campaignId, idOf, personId } from '@almoner/testing/records';
import { changePersonalPage } from './change-personal-page';
import { openPersonalPage } from './open-personal-page';
import { setPersonalPageAccess } from './set-personal-page-access';

const key = { campaignId, personId };
const free = answering(numbersGiven.page, (_surface, from) => from === 8);

describe('opening a page', () => {
  const story = given(openPersonalPage).events(participantRegistered()).facts(free);
  const page = { ...key, pageId, goalMinor: 50_000 };

  test('lets a participant raise money', () => story.when(page).then(personalPageOpened()));
  test('cleans and seals what stands on it, and keeps its number', () =>
    story
      .when({
        ...key,
        pageId,
        header: 'Run',
        html: '<b onclick="steal()">x</b>',
        access: 'delisted',
        numbers: { sprocket: 701 },
      })
      .then(
        personalPageOpened({
          page: {
            pageId,
            goalMinor: null,
            header: sealed(personId, 'Run'),
            html: sealed(personId, '<b>x</b>'),
            access: 'delisted',
            numbers: { sprocket: 701 },
          },
        }),
      ));
  test('a number that another one has is refused', () =>
    story.when({ ...page, numbers: { sprocket: 8 } }).thenRefused('campaigns.number-taken'));
  test('a repetition records nothing, although its number is given by now', () =>
    story
      .events(personalPageOpened({ page: personalPage({ numbers: { sprocket: 12 } }) }))
      .when({ ...page, numbers: { sprocket: 8 } })
      .thenNothing());
  test.each([{ pageId: idOf(99) }, { goalMinor: 1 }, { header: 'x' }, { html: 'x' }, { access: 'inactive' }])(
    'nobody has two: %j',
    (other) =>
      story
        .events(personalPageOpened())
        .when({ ...page, ...other })
        .thenRefused('campaigns.page-taken'),
  );
  test('needs a participant', () =>
    given(openPersonalPage).facts(free).when(page).thenRefused('campaigns.participant-unknown'));
});

describe('changing a page', () => {
  const story = given(changePersonalPage).events(participantRegistered({ page: personalPage() }));

  test('records only what is other now', () =>
    story
      .when({ ...key, goalMinor: 50_000, header: 'Run', html: '<i>x</i><script>y</script>' })
      .then(personalPageChanged({ header: sealed(personId, 'Run'), html: sealed(personId, '<i>x</i>') })));
  test('clears goal and words, and knows earlier changes', () =>
    story
      .events(personalPageChanged({ header: sealed(personId, 'Run') }))
      .when({ ...key, goalMinor: null, header: null, html: null })
      .then(personalPageChanged({ goalMinor: null, header: null })));
  test('an empty page is one', () =>
    story.when({ ...key, html: '' }).then(personalPageChanged({ html: sealed(personId, '') })));
  test('records nothing where nothing is other', () => story.when(key).thenNothing());
  test('needs a page of a participant', async () => {
    const pageless = given(changePersonalPage).events(participantRegistered());
    await pageless.when(key).thenRefused('campaigns.page-unknown');
    await given(changePersonalPage).when(key).thenRefused('campaigns.participant-unknown');
  });
});

describe('saying who may see a page', () => {
  const story = given(setPersonalPageAccess).events(participantRegistered({ page: personalPage() }));

  test('hides and shows it', async () => {
    await story.when({ ...key, access: 'inactive' }).then(personalPageAccessSet('inactive'));
    await story
      .events(personalPageAccessSet('inactive'))
      .when({ ...key, access: 'public' })
      .then(personalPageAccessSet('public'));
  });
  test('records nothing where nothing is other', () =>
    story
      .events(personalPageAccessSet('pending'))
      .when({ ...key, access: 'pending' })
      .thenNothing());
  test('needs a page of a participant', async () => {
    const pageless = given(setPersonalPageAccess).events(participantRegistered());
    await pageless.when({ ...key, access: 'public' }).thenRefused('campaigns.page-unknown');
    await given(setPersonalPageAccess)
      .when({ ...key, access: 'public' })
      .thenRefused('campaigns.participant-unknown');
  });
});

import { numbersGiven } from '@almoner/kernel';
import { campaignSubmitted } from '@almoner/testing/events';
import { answering, given, noon, sealed } from '@almoner/testing/given';
import { campaignId, idOf, personId } from '@almoner/testing/records';
import type { UpdateDeleted, UpdateEdited, UpdatePosted } from '../events';
import { campaign } from './campaign';
import { deleteUpdate } from './delete-update';
import { editUpdate } from './edit-update';
import { postUpdate } from './post-update';

const updateId = idOf(60);
const at = noon.toISOString();
const post = {
  language: 'en',
  title: 'First climbing contest',
  body: '<p>It was a good day.</p>',
  payout: { needs: [{ needTitle: 'School books', amountEurMinor: 560_50 }] },
  reportsPayout: true,
} as const;
const author = { personId, firstName: 'Erika', lastName: 'Muster' };
const sealedAuthor = {
  personId,
  firstName: sealed(personId, 'Erika'),
  lastName: sealed(personId, 'Muster'),
};
const update = (special: object = {}) => ({ campaignId, updateId, ...post, author, ...special });
const posted = (special: Partial<UpdatePosted['data']> = {}): UpdatePosted => ({
  type: 'campaigns.UpdatePosted',
  data: {
    ...post,
    payout: { needs: [...post.payout.needs] },
    campaignId,
    updateId,
    author: sealedAuthor,
    postedAt: at,
    ...special,
  },
});
const edited = (changes: UpdateEdited['data']['changes']): UpdateEdited => ({
  type: 'campaigns.UpdateEdited',
  data: { campaignId, updateId, changes, editedAt: at },
});
const deleted: UpdateDeleted = {
  type: 'campaigns.UpdateDeleted',
  data: { campaignId, updateId, deletedAt: at },
};
const id = { campaignId, updateId };

describe('posting an update', () => {
  const free = answering(numbersGiven.update, (_surface, from) => from === 7);
  const story = given(postUpdate).events(campaignSubmitted()).facts(free);

  test("tells the news and seals its author's name", () => story.when(update()).then(posted()));
  test('needs neither payout nor author, and keeps the number it brings along', () =>
    story
      .when(
        update({ payout: undefined, reportsPayout: undefined, author: null, numbers: { betterplace: 8 } }),
      )
      .then(posted({ payout: null, reportsPayout: false, author: null, numbers: { betterplace: 8 } })));
  test('a number that another one has is refused', () =>
    story.when(update({ numbers: { betterplace: 7 } })).thenRefused('campaigns.number-taken'));
  test('a repetition records nothing, although its number is given by now', () =>
    story
      .events(posted())
      .when(update({ numbers: { betterplace: 7 } }))
      .thenNothing());
  test.each([{ title: 'x' }, { language: 'de' }, { payout: null }, { author: null }])(
    'an id is never given to another update: %j',
    (other) => story.events(posted()).when(update(other)).thenRefused('campaigns.update-taken'),
  );
  test('the id of a deleted one is never given again', () =>
    story.events(posted(), deleted).when(update()).thenRefused('campaigns.update-taken'));
  test('needs a campaign', () =>
    given(postUpdate).facts(free).when(update()).thenRefused('campaigns.campaign-unknown'));
  test.each([{ language: 'fr' }, { title: '' }, { body: '' }, { payout: { needs: [{ needTitle: 'x' }] } }])(
    'is never %j',
    (wrong) => story.when(update(wrong)).thenMalformed(),
  );
});

describe('editing an update', () => {
  const story = given(editUpdate).events(campaignSubmitted(), posted());

  test('records only what is other now', () =>
    story
      .when({ ...id, title: 'Our contest', body: post.body, payout: null, author })
      .then(edited({ title: 'Our contest', payout: null })));
  test('names another author', () =>
    story
      .when({ ...id, author: { ...author, lastName: 'Meier' } })
      .then(edited({ author: { ...sealedAuthor, lastName: sealed(personId, 'Meier') } })));
  test('knows earlier edits', () =>
    story
      .events(edited({ language: 'de' }))
      .when({ ...id, language: 'de' })
      .thenNothing());
  test('records nothing where nothing is other', () => story.when(id).thenNothing());
  test('needs an update that was not deleted, of a campaign', async () => {
    await story.when({ ...id, updateId: idOf(99) }).thenRefused('campaigns.update-unknown');
    await story.events(deleted).when(id).thenRefused('campaigns.update-unknown');
    await given(editUpdate).when(id).thenRefused('campaigns.campaign-unknown');
  });
});

describe('deleting an update', () => {
  const story = given(deleteUpdate).events(campaignSubmitted(), posted());

  test('takes it off', () => story.when(id).then(deleted));
  test('a repetition records nothing', () => story.events(deleted).when(id).thenNothing());
  test('needs an update of a campaign', async () => {
    await story.when({ ...id, updateId: idOf(99) }).thenRefused('campaigns.update-unknown');
    await given(deleteUpdate).when(id).thenRefused('campaigns.campaign-unknown');
  });
});

test('a history that starts in the middle is a fault', () => {
  const draft = campaign.evolve(campaign.initial, campaignSubmitted());
  expect(() => campaign.evolve(draft, deleted)).toThrow('before the update');
});

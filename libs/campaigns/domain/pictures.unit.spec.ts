import { numbersGiven } from '@almoner/kernel';
import { campaignSubmitted } from '@almoner/testing/events';
import { answering, given, noon } from '@almoner/testing/given';
import { campaignId, idOf } from '@almoner/testing/records';
import type { PictureAdded, PictureChanged, PictureRemoved } from '../events';
import { addPicture } from './add-picture';
import { campaign } from './campaign';
import { changePicture } from './change-picture';
import { removePicture } from './remove-picture';

const pictureId = idOf(50);
const at = noon.toISOString();
const picture = (special: object = {}) => ({
  campaignId,
  pictureId,
  url: 'https://pictures.example/1.jpg',
  description: 'At the fountain',
  ...special,
});
const added = (special: Partial<PictureAdded['data']> = {}): PictureAdded => ({
  type: 'campaigns.PictureAdded',
  data: {
    campaignId,
    pictureId,
    url: 'https://pictures.example/1.jpg',
    description: 'At the fountain',
    addedAt: at,
    ...special,
  },
});
const removed: PictureRemoved = {
  type: 'campaigns.PictureRemoved',
  data: { campaignId, pictureId, removedAt: at },
};

const recaptioned = (changes: PictureChanged['data']['changes']): PictureChanged => ({
  type: 'campaigns.PictureChanged',
  data: { campaignId, pictureId, changes, changedAt: at },
});

describe('changing a picture', () => {
  const story = given(changePicture).events(campaignSubmitted(), added());
  const wanted = (changes: object) => ({ campaignId, pictureId, ...changes });
  const url = 'https://pictures.example/2.jpg';

  test('gives it another caption', () =>
    story.when(wanted({ description: 'Instructor' })).then(recaptioned({ description: 'Instructor' })));
  test('gives it another address, and takes its caption away', () =>
    story.when(wanted({ url, description: null })).then(recaptioned({ url, description: null })));
  test('records nothing where nothing is other, now or by a change before', async () => {
    await story.when(wanted({ description: 'At the fountain' })).thenNothing();
    await story
      .events(recaptioned({ description: 'Instructor' }))
      .when(wanted({ description: 'Instructor' }))
      .thenNothing();
  });
  test('one that is not there, or no more, is refused', async () => {
    await given(changePicture)
      .events(campaignSubmitted())
      .when(wanted({ url }))
      .thenRefused('campaigns.picture-unknown');
    await story.events(removed).when(wanted({ url })).thenRefused('campaigns.picture-unknown');
  });
  test('needs a campaign', () =>
    given(changePicture).when(wanted({ url })).thenRefused('campaigns.campaign-unknown'));
  test.each([{ url: 'javascript:alert(1)' }, { description: '' }, { description: 'x'.repeat(1001) }])(
    'is never to %j',
    (wrong) => story.when(wanted(wrong)).thenMalformed(),
  );
});

describe('adding a picture', () => {
  const free = answering(numbersGiven.picture, (_surface, from) => from === 7);
  const story = given(addPicture).events(campaignSubmitted()).facts(free);

  test('puts it into the gallery', () => story.when(picture()).then(added()));
  test('needs no caption, and keeps the number it brings along', () =>
    story
      .when(picture({ description: undefined, numbers: { betterplace: 8 } }))
      .then(added({ description: null, numbers: { betterplace: 8 } })));
  test('a number that another one has is refused', () =>
    story.when(picture({ numbers: { betterplace: 7 } })).thenRefused('campaigns.number-taken'));
  test('a repetition records nothing, although its number is given by now', () =>
    story
      .events(added())
      .when(picture({ numbers: { betterplace: 7 } }))
      .thenNothing());
  test.each([{ url: 'https://x.example' }, { description: null }])(
    'an id is never given to another picture: %j',
    (other) => story.events(added()).when(picture(other)).thenRefused('campaigns.picture-taken'),
  );
  test('the id of a removed one is never given again', () =>
    story.events(added(), removed).when(picture()).thenRefused('campaigns.picture-taken'));
  test('needs a campaign', () =>
    given(addPicture).facts(free).when(picture()).thenRefused('campaigns.campaign-unknown'));
  test.each([{ url: 'javascript:alert(1)' }, { description: '' }])('is never %j', (wrong) =>
    story.when(picture(wrong)).thenMalformed(),
  );
});

describe('removing a picture', () => {
  const id = { campaignId, pictureId };
  const story = given(removePicture).events(campaignSubmitted(), added());

  test('takes it out', () => story.when(id).then(removed));
  test('a repetition records nothing', () => story.events(removed).when(id).thenNothing());
  test('needs a picture of a campaign', async () => {
    await story.when({ ...id, pictureId: idOf(99) }).thenRefused('campaigns.picture-unknown');
    await given(removePicture).when(id).thenRefused('campaigns.campaign-unknown');
  });
});

test('a history that starts in the middle is a fault', () => {
  const draft = campaign.evolve(campaign.initial, campaignSubmitted());
  expect(() => campaign.evolve(draft, removed)).toThrow('before the picture');
});

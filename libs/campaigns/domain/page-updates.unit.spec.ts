import { numbersGiven } from '@almoner/kernel';
import {
  otherPersonId,
  pageId,
  pageUpdateDeleted,
  pageUpdateEdited,
  pageUpdateId,
  pageUpdatePosted,
} from '@almoner/testing/fundraising';
import { answering, given, sealed } from '@almoner/testing/given';
import { campaignId, idOf, otherCampaignId, personId } from '@almoner/testing/records';
import { deletePageUpdate } from './delete-page-update';
import { editPageUpdate } from './edit-page-update';
import { participation } from './facts';
import { pageUpdate } from './page-update';
import { postPageUpdate } from './post-page-update';

const key = { campaignId, personId, pageUpdateId };
const news = { ...key, title: 'Week 3', body: '<p>Half way.</p>' };
const strangers = [
  { ...key, personId: otherPersonId },
  { ...key, campaignId: otherCampaignId },
];

describe('posting news', () => {
  const facts = [
    answering(participation, (campaign, person) => {
      if (campaign !== campaignId || person === idOf(99)) return undefined;
      return { teamId: null, pageId: person === personId ? pageId : null, raised: false };
    }),
    answering(numbersGiven['page-update'], (_surface, from) => from === 7),
  ];
  const story = given(postPageUpdate).facts(...facts);

  test('tells and seals them', () => story.when(news).then(pageUpdatePosted()));
  test('cleans them, and keeps the number that they bring along', () =>
    story
      .when({ ...news, body: '<b onclick="steal()">x</b>', numbers: { sprocket: 90 } })
      .then(pageUpdatePosted({ body: sealed(personId, '<b>x</b>'), numbers: { sprocket: 90 } })));
  test('a title may be all there is', () =>
    story.when({ ...news, body: '' }).then(pageUpdatePosted({ body: sealed(personId, '') })));
  test.each([
    ['campaigns.participant-unknown', { personId: idOf(99) }],
    ['campaigns.participant-unknown', { campaignId: otherCampaignId }],
    ['campaigns.page-unknown', { personId: otherPersonId }],
    ['campaigns.number-taken', { numbers: { sprocket: 7 } }],
  ] as const)('is refused with %s: %j', (code, special) =>
    story.when({ ...news, ...special }).thenRefused(code),
  );
  test('a repetition records nothing, although its number is given by now', () =>
    story
      .events(pageUpdatePosted({ numbers: { sprocket: 12 } }))
      .when({ ...news, numbers: { sprocket: 7 } })
      .thenNothing());
  test.each([{ title: 'Week 4' }, { body: 'x' }, { personId: otherPersonId }])(
    'an id is never given to other news: %j',
    (other) =>
      story
        .events(pageUpdatePosted())
        .when({ ...news, ...other })
        .thenRefused('campaigns.page-update-taken'),
  );
  test('nor to the same ones, once they were deleted', () =>
    story
      .events(pageUpdatePosted(), pageUpdateDeleted())
      .when(news)
      .thenRefused('campaigns.page-update-taken'));
  test.each([{ title: ' ' }, { title: 'x'.repeat(201) }, { body: 'x'.repeat(20_001) }])(
    'is never %j',
    (wrong) => story.when({ ...news, ...wrong }).thenMalformed(),
  );
  test('writes the stream of the news', () => {
    expect(postPageUpdate.stream(postPageUpdate.schema.parse(news))).toBe(`page_update-${pageUpdateId}`);
  });
});

describe('editing news', () => {
  const story = given(editPageUpdate).events(pageUpdatePosted());

  test('records only what is other now', () =>
    story
      .when({ ...news, body: '<i>x</i><script>y</script>' })
      .then(pageUpdateEdited({ body: sealed(personId, '<i>x</i>') })));
  test('knows earlier edits', async () => {
    const edited = story.events(pageUpdateEdited({ title: sealed(personId, 'Week 4') }));
    await edited.when({ ...key, title: 'Week 4' }).thenNothing();
    await edited
      .when({ ...key, title: 'Week 3', body: '' })
      .then(pageUpdateEdited({ title: sealed(personId, 'Week 3'), body: sealed(personId, '') }));
  });
  test('records nothing where nothing is other', async () => {
    await story.when(key).thenNothing();
    await story.when(news).thenNothing();
  });
  test("needs the participant's own news that were not deleted", async () => {
    for (const stranger of strangers) await story.when(stranger).thenRefused('campaigns.page-update-unknown');
    await story.events(pageUpdateDeleted()).when(key).thenRefused('campaigns.page-update-unknown');
    await given(editPageUpdate).when(key).thenRefused('campaigns.page-update-unknown');
  });
});

describe('deleting news', () => {
  const story = given(deletePageUpdate).events(pageUpdatePosted());

  test('takes them off', () => story.when(key).then(pageUpdateDeleted()));
  test("needs the participant's own news that were not deleted", async () => {
    for (const stranger of strangers) await story.when(stranger).thenRefused('campaigns.page-update-unknown');
    await story.events(pageUpdateDeleted()).when(key).thenRefused('campaigns.page-update-unknown');
  });
});

test('news that were deleted are remembered', () => {
  const known = pageUpdate.evolve(pageUpdate.initial, pageUpdatePosted());
  expect(pageUpdate.evolve(known, pageUpdateDeleted())).toEqual({ ...known, status: 'deleted' });
});
test('a history that starts in the middle is a fault', () => {
  expect(() => pageUpdate.evolve(pageUpdate.initial, pageUpdateDeleted())).toThrow(
    'campaigns.PageUpdateDeleted stands before the news was posted',
  );
});

import { numbersGiven } from '@almoner/kernel';
import { answering, given, noon, sealed } from '@almoner/testing/given';
import { campaignId, idOf, personId, seriesId } from '@almoner/testing/records';
import type { OpinionGiven, OpinionRemoved } from '../events';
import { donatableCampaign } from './facts';
import { giveOpinion } from './give-opinion';
import { opinion } from './opinion';
import { removeOpinion } from './remove-opinion';

const opinionId = idOf(320);
const told = { opinionId, campaignId, author: 'E. Muster', message: 'Keep going!', score: 'positive' };
const closed = { campaignId, open: false, currency: 'EUR', seriesId, reportingCurrency: 'EUR' };
const story = given(giveOpinion).facts(
  answering(donatableCampaign, (id) => (id === campaignId ? closed : undefined)),
  answering(numbersGiven.opinion, (_surface, from) => from === 9),
);
const said: OpinionGiven = {
  type: 'donations.OpinionGiven',
  data: {
    opinionId,
    campaignId,
    authorId: null,
    author: sealed(opinionId, 'E. Muster'),
    message: sealed(opinionId, 'Keep going!'),
    score: 'positive',
    givenAt: noon.toISOString(),
  },
};
const removed: OpinionRemoved = {
  type: 'donations.OpinionRemoved',
  data: { opinionId, campaignId, score: 'positive', removedAt: noon.toISOString() },
};

describe('giving an opinion', () => {
  test('seals its words under its own key, also for a campaign that takes no gifts', () =>
    story.when(told).then(said));
  test('seals under a known author', () =>
    story.when({ ...told, authorId: personId }).then({
      ...said,
      data: {
        ...said.data,
        authorId: personId,
        author: sealed(personId, 'E. Muster'),
        message: sealed(personId, 'Keep going!'),
      },
    }));
  test('needs neither name nor words', () =>
    story
      .when({ opinionId, campaignId, score: 'negative', author: ' ' })
      .then({ ...said, data: { ...said.data, score: 'negative', author: null, message: null } }));
  test.each(['author', 'message'])('words of an %s alone have a key', (part) => {
    const command = giveOpinion.schema.parse({ opinionId, campaignId, score: 'positive', [part]: 'x' });
    expect(giveOpinion.persons?.(command)).toEqual([opinionId]);
  });
  test('without words no key is needed', () => {
    const command = giveOpinion.schema.parse({ opinionId, campaignId, score: 'positive' });
    expect(giveOpinion.persons?.(command)).toEqual([]);
  });
  test('brings its number along', () =>
    story
      .when({ ...told, numbers: { betterplace: 5_442 } })
      .then({ ...said, data: { ...said.data, numbers: { betterplace: 5_442 } } }));
  test('a repetition records nothing, also after it was removed', async () => {
    await story.events(said).when(told).thenNothing();
    await story.events(said, removed).when(told).thenNothing();
  });
  test.each([
    { campaignId: idOf(99) },
    { authorId: personId },
    { score: 'negative' },
    { author: 'Somebody' },
    { message: null },
  ])('an id is never given to another opinion: %j', (other) =>
    story
      .events(said)
      .when({ ...told, ...other })
      .thenRefused('donations.id-taken'),
  );
  test('needs a campaign', () =>
    story.when({ ...told, campaignId: idOf(99) }).thenRefused('donations.campaign-unknown'));
  test('a number that another opinion has is refused', () =>
    story.when({ ...told, numbers: { betterplace: 9 } }).thenRefused('donations.number-taken'));
  test.each([{ score: 'fair' }, { message: 'x'.repeat(5_001) }, { author: 'x'.repeat(201) }])(
    'is never %j',
    (wrong) => story.when({ ...told, ...wrong }).thenMalformed(),
  );
});

describe('removing an opinion', () => {
  test('takes it out', () => given(removeOpinion).events(said).when({ opinionId }).then(removed));
  test('a repetition records nothing', () =>
    given(removeOpinion).events(said, removed).when({ opinionId }).thenNothing());
  test('needs an opinion', () =>
    given(removeOpinion).when({ opinionId }).thenRefused('donations.opinion-unknown'));
  test('both write the stream of the opinion', () => {
    expect(removeOpinion.stream({ opinionId })).toBe(`opinion-${opinionId}`);
  });
});

test('a history that starts with a removal is a fault', () => {
  expect(() => opinion.evolve(opinion.initial, removed)).toThrow('before its opinion');
});

test('an opinion is given until it is removed', () => {
  const standing = opinion.evolve(opinion.initial, said);
  expect(standing).toEqual({ status: 'given', given: said.data });
  expect(opinion.evolve(standing, removed)).toEqual({ status: 'removed', given: said.data });
});

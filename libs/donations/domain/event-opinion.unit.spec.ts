import { numbersGiven } from '@almoner/kernel';
import { answering, given, noon, sealed } from '@almoner/testing/given';
import { campaignId, fundraisingEventId, idOf, personId } from '@almoner/testing/records';
import type { EventOpinionGiven, EventOpinionRemoved, OpinionGiven } from '../events';
import { donatableCampaign, receivingEvent } from './facts';
import { giveEventOpinion } from './give-event-opinion';
import { giveOpinion } from './give-opinion';
import { opinion } from './opinion';
import { removeOpinion } from './remove-opinion';

const opinionId = idOf(320);
const told = { opinionId, fundraisingEventId, author: 'E. Muster', message: 'Go!', score: 'positive' };
const ended = { fundraisingEventId, open: false, receivedEurMinor: 0n };
const facts = [
  answering(receivingEvent, (id) => (id === fundraisingEventId ? ended : undefined)),
  answering(donatableCampaign, undefined),
  answering(numbersGiven.opinion, (_surface, from) => from === 9),
];
const story = given(giveEventOpinion).facts(...facts);
const said: EventOpinionGiven = {
  type: 'donations.EventOpinionGiven',
  data: {
    opinionId,
    fundraisingEventId,
    authorId: null,
    author: sealed(opinionId, 'E. Muster'),
    message: sealed(opinionId, 'Go!'),
    score: 'positive',
    givenAt: noon.toISOString(),
  },
};
const removed: EventOpinionRemoved = {
  type: 'donations.EventOpinionRemoved',
  data: { opinionId, fundraisingEventId, score: 'positive', removedAt: noon.toISOString() },
};
const onCampaign: OpinionGiven = {
  type: 'donations.OpinionGiven',
  data: {
    opinionId,
    campaignId,
    authorId: null,
    author: said.data.author,
    message: said.data.message,
    score: 'positive',
    givenAt: noon.toISOString(),
  },
};

describe('giving an opinion on a fundraising event', () => {
  test('seals its words under its own key, also after the event has ended', () =>
    story.when(told).then(said));
  test('seals under a known author, and brings its number along', () =>
    story.when({ ...told, authorId: personId, numbers: { betterplace: 6001 } }).then({
      ...said,
      data: {
        ...said.data,
        authorId: personId,
        author: sealed(personId, 'E. Muster'),
        message: sealed(personId, 'Go!'),
        numbers: { betterplace: 6001 },
      },
    }));
  test('needs neither name nor words', () =>
    story
      .when({ opinionId, fundraisingEventId, score: 'negative' })
      .then({ ...said, data: { ...said.data, score: 'negative', author: null, message: null } }));
  test('a repetition records nothing, also after it was removed', async () => {
    await story.events(said).when(told).thenNothing();
    await story.events(said, removed).when(told).thenNothing();
  });
  test.each([
    { fundraisingEventId: idOf(99) },
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
  test('an opinion without words is known again, and so is its author', async () => {
    const wordless = { ...said, data: { ...said.data, author: null, message: null } };
    const again = { opinionId, fundraisingEventId, score: 'positive' };
    await story.events(wordless).when(again).thenNothing();
    await story
      .events(wordless)
      .when({ ...again, authorId: personId })
      .thenRefused('donations.id-taken');
  });
  test('an id that an opinion on a campaign has is taken, and the other way round', async () => {
    await story.events(onCampaign).when(told).thenRefused('donations.id-taken');
    const { fundraisingEventId: _, ...words } = told;
    await given(giveOpinion)
      .facts(...facts)
      .events(said)
      .when({ ...words, campaignId })
      .thenRefused('donations.id-taken');
  });
  test('needs an event', () =>
    story.when({ ...told, fundraisingEventId: idOf(99) }).thenRefused('donations.event-unknown'));
  test('a number that another opinion has is refused', () =>
    story.when({ ...told, numbers: { betterplace: 9 } }).thenRefused('donations.number-taken'));
  test.each([{ score: 'fair' }, { campaignId }, { message: 'x'.repeat(5_001) }])('is never %j', (wrong) =>
    story.when({ ...told, ...wrong }).thenMalformed(),
  );
  test('writes the stream of the opinion', () => {
    expect(giveEventOpinion.stream(giveEventOpinion.schema.parse(told))).toBe(`opinion-${opinionId}`);
  });
});

describe('removing an opinion on a fundraising event', () => {
  test('takes it out', () => given(removeOpinion).events(said).when({ opinionId }).then(removed));
  test('a repetition records nothing', () =>
    given(removeOpinion).events(said, removed).when({ opinionId }).thenNothing());
});

test('an opinion is given until it is removed', () => {
  const standing = opinion.evolve(opinion.initial, said);
  expect(standing).toEqual({ status: 'given', onEvent: said.data });
  expect(opinion.evolve(standing, removed)).toEqual({ status: 'removed', onEvent: said.data });
});

test('a history that starts with a removal is a fault', () => {
  expect(() => opinion.evolve(opinion.initial, removed)).toThrow('before its opinion');
});

import { numbersGiven } from '@almoner/kernel';
import { answering, given } from '@almoner/testing/given';
import {
  contest as command,
  contestEntered,
  contestId,
  contestOpened,
  standingRecorded,
} from '@almoner/testing/contests';
import { campaignId, idOf, otherCampaignId } from '@almoner/testing/records';
import { contest } from './contest';
import { enterContest } from './enter-contest';
import { campaignKnown } from './facts';
import { openContest } from './open-contest';
import { recordStanding } from './record-standing';

const known = [
  answering(campaignKnown, (asked) => asked !== idOf(99)),
  answering(numbersGiven.contest, (surface, from) => surface === 'betterplace' && from === 7),
  answering(numbersGiven['contest-result'], (surface, from) => surface === 'betterplace' && from === 8),
];

describe('opening a contest', () => {
  const story = given(openContest).facts(...known);

  test('sets its time, read in any zone', async () => {
    await story.when(command()).then(contestOpened());
    await story.when(command({ beginsAt: '2011-09-01T02:00:00+02:00' })).then(contestOpened());
  });
  test('keeps the number it brings along', () =>
    story
      .when(command({ numbers: { betterplace: 1 } }))
      .then(contestOpened({ numbers: { betterplace: 1 } })));
  test('a number is given once', () =>
    story.when(command({ numbers: { betterplace: 7 } })).thenRefused('campaigns.number-taken'));
  test('a repetition records nothing, although its number is given by now', () =>
    story
      .events(contestOpened(), contestEntered())
      .when(command({ numbers: { betterplace: 7 } }))
      .thenNothing());
  test.each([
    { title: 'Other' },
    { beginsAt: '2011-09-02T00:00:00.000Z' },
    { endsAt: '2011-09-16T00:00:00.000Z' },
  ])('an id is never given to another one: %j', (other) =>
    story.events(contestOpened()).when(command(other)).thenRefused('campaigns.contest-taken'),
  );
  test('ends after it begins', async () => {
    const beginsAt = '2011-09-01T00:00:00.000Z';
    await story.when(command({ endsAt: beginsAt })).thenMalformed(/ends after it begins/);
    const endsAt = '2011-09-01T00:00:00.001Z';
    await story.when(command({ endsAt })).then(contestOpened({ endsAt }));
  });
  test.each([{ title: '' }, { title: 'x'.repeat(201) }, { beginsAt: 'today' }, { endsAt: '2011-09-15' }])(
    'is never %j',
    (wrong) => story.when(command(wrong)).thenMalformed(),
  );
  test('writes the stream of the contest', () => {
    expect(openContest.stream(openContest.schema.parse(command()))).toBe(`contest-${contestId}`);
  });
});

describe('entering a contest', () => {
  const story = given(enterContest)
    .events(contestOpened())
    .facts(...known);
  const entry = (special: object = {}) => ({ contestId, campaignId, ...special });
  const just = (instant: string) => ({ now: new Date(instant) });

  test('lets the campaign compete', async () => {
    await story.when(entry()).then(contestEntered());
    const numbers = { betterplace: 33 };
    await story.when(entry({ numbers })).then(contestEntered({ numbers }));
  });
  test('is possible before it begins and until it ends', async () => {
    const early = '2011-08-01T00:00:00.000Z';
    const last = '2011-09-14T23:59:59.999Z';
    await story.when(entry(), just(early)).then(contestEntered({ enteredAt: early }));
    await story.when(entry(), just(last)).then(contestEntered({ enteredAt: last }));
    await story.when(entry(), just('2011-09-15T00:00:00.000Z')).thenRefused('campaigns.contest-over');
  });
  test('happens once, although everything is taken or over by now', () =>
    story
      .events(contestEntered(), contestEntered({ campaignId: otherCampaignId }))
      .when(entry({ numbers: { betterplace: 8 } }), just('2012-01-01T00:00:00.000Z'))
      .thenNothing());
  test('is for campaigns that there are', () =>
    story.when(entry({ campaignId: idOf(99) })).thenRefused('campaigns.campaign-unknown'));
  test('gives a number once', () =>
    story.when(entry({ numbers: { betterplace: 8 } })).thenRefused('campaigns.number-taken'));
  test('needs a contest', () =>
    given(enterContest)
      .facts(...known)
      .when(entry())
      .thenRefused('campaigns.contest-unknown'));
});

describe('recording a standing', () => {
  const story = given(recordStanding).events(contestOpened(), contestEntered());
  const standing = { contestId, campaignId, donationCount: 552, donatedEurMinor: 704_899 };

  test('adds what was reached before', () => story.when(standing).then(standingRecorded()));
  test('may be of nothing', () => {
    const nothing = { donationCount: 0, donatedEurMinor: 0 };
    return story.when({ ...standing, ...nothing }).then(standingRecorded(nothing));
  });
  test('happens once', async () => {
    const again = story.events(standingRecorded());
    await again.when(standing).thenNothing();
    await again.when({ ...standing, donationCount: 1 }).thenRefused('campaigns.standing-taken');
    await again.when({ ...standing, donatedEurMinor: 1 }).thenRefused('campaigns.standing-taken');
  });
  test('is for campaigns that compete', () =>
    story.when({ ...standing, campaignId: otherCampaignId }).thenRefused('campaigns.contestant-unknown'));
  test('needs a contest', () =>
    given(recordStanding).when(standing).thenRefused('campaigns.contest-unknown'));
  test.each([
    { donationCount: -1 },
    { donationCount: 1_000_000_001 },
    { donatedEurMinor: -1 },
    { donatedEurMinor: 100_000_000_001 },
    { donationCount: 0.5 },
  ])('is never %j', (wrong) => story.when({ ...standing, ...wrong }).thenMalformed());
});

test('a history that starts in the middle is a fault', () => {
  expect(() => contest.evolve(contest.initial, contestEntered())).toThrow(
    'campaigns.ContestEntered stands before the contest was opened',
  );
});

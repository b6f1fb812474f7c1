import { campaignSubmitted } from '@almoner/testing/events';
import { given, noon } from '@almoner/testing/given';
import { campaignId } from '@almoner/testing/records';
import type { OpeningCountsRecorded } from '../events';
import { recordOpeningCounts } from './record-opening-counts';

const counts = {
  metNeeds: 86,
  metNeedsEurMinor: 4_626_852,
  updates: 90,
  positiveOpinions: 708,
  negativeOpinions: 0,
};
const command = { campaignId, ...counts };
const recorded: OpeningCountsRecorded = {
  type: 'campaigns.OpeningCountsRecorded',
  data: { campaignId, counts, recordedAt: noon.toISOString() },
};

describe('recording opening counts', () => {
  test('keeps what a campaign brings along', () =>
    given(recordOpeningCounts).events(campaignSubmitted()).when(command).then(recorded));
  test('a repetition records nothing', () =>
    given(recordOpeningCounts).events(campaignSubmitted(), recorded).when(command).thenNothing());
  test('other counts are refused: what came along is known once', () =>
    given(recordOpeningCounts)
      .events(campaignSubmitted(), recorded)
      .when({ ...command, updates: 91 })
      .thenRefused('campaigns.opening-counts-taken'));
  test('needs a campaign', () =>
    given(recordOpeningCounts).when(command).thenRefused('campaigns.campaign-unknown'));
});

describe('the counts that are told', () => {
  const story = given(recordOpeningCounts).events(campaignSubmitted());
  const none = { metNeeds: 0, metNeedsEurMinor: 0, updates: 0, positiveOpinions: 0, negativeOpinions: 0 };
  const holding = (some: object): OpeningCountsRecorded => ({
    ...recorded,
    data: { ...recorded.data, counts: { ...none, ...some } },
  });

  test('are nothing where they are left out', () => story.when({ campaignId }).then(holding({})));
  test.each([{ updates: 10_000_000 }, { metNeedsEurMinor: 100_000_000_000 }])('may be %j', (some) =>
    story.when({ campaignId, ...some }).then(holding(some)),
  );
  test.each([
    { updates: -1 },
    { updates: 10_000_001 },
    { metNeedsEurMinor: -1 },
    { metNeedsEurMinor: 100_000_000_001 },
    { stranger: 1 },
  ])('are never %j', (wrong) => story.when({ campaignId, ...wrong }).thenMalformed());
});

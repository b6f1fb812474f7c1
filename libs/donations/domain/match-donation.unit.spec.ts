import { donationRecorded } from '@almoner/testing/events';
import { given, noon } from '@almoner/testing/given';
import {
  campaignAdded,
  campaignRemoved,
  fundActivated,
  fundChanged,
  fundClosed,
  fundOpened,
  matchOf,
  matched,
  matchingFundId,
  released,
} from '@almoner/testing/matching-funds';
import { donationId, idOf, otherCampaignId } from '@almoner/testing/records';
import { matchDonation } from './match-donation';
import { releaseMatch } from './release-match';

const just = (ms: number) => new Date(noon.getTime() + ms).toISOString();
/** A gift of so many pence, and so of twice as many euro cents. */
const gift = (pence: number, special: object = {}) => donationRecorded({ amountMinor: pence, ...special });
const active = given(matchDonation).events(fundOpened({ maximumEurMinor: null }), fundActivated());
const other = { donationId: idOf(61) };

describe('matching a gift', () => {
  test('doubles it, share for share', () => {
    const shares = {
      campaign: { amountMinor: 7, currency: 'USD' },
      series: { amountMinor: 5, currency: 'KWD' },
      EUR: 3,
      GBP: 2,
    };
    return active.when(matchOf(gift(2, { shares }))).then(matched(3, { shares }));
  });

  test('goes to the need that the gift was for', () =>
    active.when(matchOf(gift(10_000), { needId: idOf(62) })).then(matched(20_000, { needId: idOf(62) })));

  test('repeated records nothing, also when the fund is spent and closed by now', async () => {
    const spent = active.events(fundChanged({ providedEurMinor: 20_000 }), matched(20_000));
    await spent.when(matchOf(gift(10_000))).thenNothing();
    await spent
      .events(fundClosed({ closedAt: just(-1) }))
      .when(matchOf(gift(10_000)))
      .thenNothing();
  });

  test('a gift that was taken back is never matched again, also where it is recorded anew', async () => {
    const back = active.events(matched(20_000), released(20_000));
    await back.when(matchOf(gift(10_000))).thenNothing();
    await back.when(matchOf(gift(12_000, { confirmedAt: just(1) }))).thenNothing();
  });

  test('needs a fund', () =>
    given(matchDonation)
      .when(matchOf(gift(1)))
      .thenRefused('donations.matching-fund-unknown'));
});

describe('the cap', () => {
  const capped = (providedEurMinor: number) => active.events(fundChanged({ providedEurMinor }));

  test('may be met to the cent', async () => {
    await capped(20_000)
      .when(matchOf(gift(10_000)))
      .then(matched(20_000));
    await capped(50_000)
      .events(matched(30_000, other))
      .when(matchOf(gift(10_000)))
      .then(matched(20_000));
  });

  test('is never exceeded: a gift gets what is left, by its own rates', () =>
    capped(49_998)
      .events(matched(30_000, other))
      .when(matchOf(gift(10_000)))
      .then(matched(19_998)));

  test('leaves nothing once it is met', () =>
    capped(30_000)
      .events(matched(30_000, other))
      .when(matchOf(gift(1)))
      .thenRefused('donations.matching-fund-spent'));

  test('counts what the fund gave before', () =>
    given(matchDonation)
      .events(fundOpened({ matchedBeforeEurMinor: 521_498 }), fundActivated())
      .when(matchOf(gift(10_000)))
      .then(matched(2)));

  test('has room again for what came back', () =>
    capped(30_000)
      .events(matched(30_000, other), released(30_000, other))
      .when(matchOf(gift(10_000)))
      .then(matched(20_000)));

  test('a single gift is matched up to the maximum', async () => {
    const limited = active.events(fundChanged({ maximumEurMinor: 20_000 }));
    await limited.when(matchOf(gift(10_000))).then(matched(20_000));
    await limited.when(matchOf(gift(10_001))).then(matched(20_000));
    await limited
      .events(fundChanged({ providedEurMinor: 10 }))
      .when(matchOf(gift(9)))
      .then(matched(10));
  });

  test('a part is converted at the rates of the day of the gift', () => {
    const rates = [
      { currency: 'EUR', rateToGbp: '0.9', effectiveFrom: '2011-09-01' },
      { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' },
      { currency: 'USD', rateToGbp: '0.25', effectiveFrom: '2011-08-27' },
    ];
    const shares = {
      campaign: { amountMinor: 400, currency: 'USD' },
      series: { amountMinor: 100, currency: 'GBP' },
      EUR: 200,
      GBP: 100,
    };
    const told = { shares, rates, donatedAt: '2011-08-31T23:59:59.999Z' };
    return given(matchDonation)
      .events(fundOpened({ maximumEurMinor: 100 }), fundActivated({ activatedAt: told.donatedAt }))
      .when(matchOf(gift(100), told))
      .then(
        matched(100, {
          shares: {
            campaign: { amountMinor: 200, currency: 'USD' },
            series: { amountMinor: 50, currency: 'GBP' },
            EUR: 100,
            GBP: 50,
          },
        }),
      );
  });

  test('without its rates a gift cannot be matched in part', async () => {
    const limited = active.events(fundChanged({ maximumEurMinor: 2 }));
    await limited.when(matchOf(gift(2), { rates: [] })).thenRefused('donations.rates-missing');
    await limited.when(matchOf(gift(1), { rates: [] })).then(matched(2));
  });
});

describe('a fund matches', () => {
  const story = given(matchDonation).events(fundOpened({ maximumEurMinor: null }));
  const at = (donatedAt: string) => matchOf(gift(10_000), { donatedAt });

  test('nothing before its activation', async () => {
    await story.when(matchOf(gift(1))).thenRefused('donations.matching-fund-inactive');
    await story
      .events(fundActivated())
      .when(at(just(-1)))
      .thenRefused('donations.matching-fund-inactive');
    await story
      .events(fundActivated())
      .when(at(just(0)))
      .then(matched(20_000));
  });

  test('nothing from its end on, but what was given until then, however late it hears', async () => {
    const ended = story.events(fundActivated(), fundClosed({ closedAt: just(1_000) }));
    await ended.when(at(just(999))).then(matched(20_000));
    await ended.when(at(just(1_000))).thenRefused('donations.matching-fund-inactive');
    await story
      .events(fundClosed())
      .when(at(just(-1)))
      .thenRefused('donations.matching-fund-inactive');
  });

  test('gifts to its campaigns only', async () => {
    const elsewhere = { campaignId: otherCampaignId };
    const toOther = matchOf(gift(10_000, elsewhere));
    await active.when(toOther).thenRefused('donations.campaign-unmatched');
    await active.events(campaignAdded(otherCampaignId)).when(toOther).then(matched(20_000, elsewhere));
    await active
      .events(campaignAdded(otherCampaignId), campaignRemoved(otherCampaignId))
      .when(toOther)
      .thenRefused('donations.campaign-unmatched');
  });

  test.each([{ shares: { ...gift(1).data.shares, EUR: 0 } }, { rates: undefined }, { donatedAt: 'today' }])(
    'never %j',
    (wrong) => active.when(matchOf(gift(1), wrong)).thenMalformed(),
  );
});

describe('releasing a match', () => {
  const story = given(releaseMatch).events(fundOpened(), fundActivated());
  const command = { matchingFundId, donationId };

  test('takes out exactly what the match put in', () => {
    const special = { needId: idOf(62) };
    return story.events(matched(20_000, special)).when(command).then(released(20_000, special));
  });
  test('finds the match among others', () =>
    story.events(matched(20_000), matched(5, other)).when(command).then(released(20_000)));
  test('repeated records nothing', () =>
    story
      .events(matched(20_000), matched(5, other), released(20_000), released(5, other))
      .when(command)
      .thenNothing());
  test('needs a match', async () => {
    await story.events(matched(20_000, other)).when(command).thenRefused('donations.match-unknown');
    await given(releaseMatch).when(command).thenRefused('donations.matching-fund-unknown');
  });
});

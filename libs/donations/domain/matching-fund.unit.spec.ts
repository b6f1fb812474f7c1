import { numbersGiven } from '@almoner/kernel';
import { answering, given } from '@almoner/testing/given';
import {
  campaignAdded,
  campaignRemoved,
  fundActivated as activated,
  fundChanged as changed,
  fundClosed as closed,
  fundOpened as opened,
  matched,
  matchingFund as command,
  matchingFundId,
  released,
} from '@almoner/testing/matching-funds';
import { campaignId, idOf, otherCampaignId, seriesId } from '@almoner/testing/records';
import { activateMatchingFund } from './activate-matching-fund';
import { addMatchedCampaign } from './add-matched-campaign';
import { changeMatchingFund } from './change-matching-fund';
import { closeMatchingFund } from './close-matching-fund';
import { donatableCampaign } from './facts';
import { matchingFund } from './matching-fund';
import { openMatchingFund } from './open-matching-fund';
import { removeMatchedCampaign } from './remove-matched-campaign';

const campaign = { campaignId, open: true, currency: 'GBP', seriesId, reportingCurrency: 'GBP' };
const known = [
  answering(donatableCampaign, (asked) => (asked === idOf(99) ? undefined : campaign)),
  answering(numbersGiven['matching-fund'], (surface, from) => surface === 'betterplace' && from === 7),
];

describe('opening a fund', () => {
  const story = given(openMatchingFund).facts(...known);

  test('sets the money aside', () => story.when(command()).then(opened()));

  test('needs no words, client, limit, logo, campaigns or past', () => {
    const none = { description: '', clientId: null, maximumEurMinor: null, logo: null, campaignIds: [] };
    const left = { description: undefined, clientId: undefined, maximumEurMinor: undefined, logo: undefined };
    return story.when(command({ ...left, campaignIds: undefined })).then(opened(none));
  });

  test('keeps the number and what it gave before', () => {
    const brought = { numbers: { betterplace: 2 }, matchedBeforeEurMinor: 521_500 };
    return story.when(command(brought)).then(opened(brought));
  });

  test('may have given all before, never more', async () => {
    const all = { providedEurMinor: 10, matchedBeforeEurMinor: 10 };
    await story.when(command(all)).then(opened(all));
    await story.when(command({ ...all, matchedBeforeEurMinor: 11 })).thenMalformed(/never gave more/);
  });

  test.each([
    ['donations.campaign-unknown', { campaignIds: [campaignId, idOf(99)] }],
    ['donations.number-taken', { numbers: { betterplace: 7 } }],
  ] as const)('is refused with %s', (code, special) => story.when(command(special)).thenRefused(code));

  test('a repetition records nothing, whatever happened since', () =>
    story
      .events(opened(), changed({ title: 'Other' }), campaignAdded(otherCampaignId), activated())
      .when(command({ numbers: { betterplace: 7 } }))
      .thenNothing());

  test.each([
    { title: 'Other' },
    { slug: 'other' },
    { description: 'Other' },
    { companyName: 'Other' },
    { clientId: null },
    { providedEurMinor: 1 },
    { maximumEurMinor: null },
    { logo: null },
    { campaignIds: [] },
    { campaignIds: [campaignId, otherCampaignId] },
    { matchedBeforeEurMinor: 1 },
  ])('an id is never given to another one: %j', (other) =>
    story
      .events(opened({ providedEurMinor: 2 }))
      .when(command({ providedEurMinor: 2, ...other }))
      .thenRefused('donations.matching-fund-taken'),
  );

  test.each([
    { title: ' ' },
    { title: 'x'.repeat(201) },
    { slug: 'Trees for the city' },
    { slug: 'x'.repeat(101) },
    { description: 'x'.repeat(20_001) },
    { companyName: '' },
    { clientId: 'acme' },
    { providedEurMinor: 0 },
    { providedEurMinor: 100_000_000_001 },
    { maximumEurMinor: 0 },
    { logo: 'javascript:alert(1)' },
    { logo: `https://example.org/${'x'.repeat(2000)}` },
    { matchedBeforeEurMinor: -1 },
    { campaignIds: Array.from({ length: 1_001 }, () => campaignId) },
    { currency: 'GBP' },
  ])('is never %j', (wrong) => story.when(command(wrong)).thenMalformed());

  test('trims words, and takes them as long as they may be', () => {
    const long = {
      title: 'x'.repeat(200),
      slug: 'x'.repeat(100),
      description: ' x '.padEnd(20_000),
      companyName: 'x'.repeat(200),
      providedEurMinor: 100_000_000_000,
      maximumEurMinor: 100_000_000_000,
    };
    return story.when(command({ ...long, title: ` ${long.title} ` })).then(opened(long));
  });

  test('writes the stream of the fund', () => {
    expect(openMatchingFund.stream(openMatchingFund.schema.parse(command()))).toBe(
      `matching_fund-${matchingFundId}`,
    );
  });
});

describe('changing a fund', () => {
  const story = given(changeMatchingFund).events(opened());

  test('records only what is other now', () =>
    story
      .when({ matchingFundId, title: 'Two trees', slug: 'trees', clientId: null, maximumEurMinor: 20_000 })
      .then(changed({ title: 'Two trees', clientId: null })));

  test('knows earlier changes', () =>
    story
      .events(changed({ title: 'Two trees' }))
      .when({ matchingFundId, title: 'Two trees' })
      .thenNothing());

  test.each([{}, { title: undefined }])('records nothing where nothing is asked: %j', (nothing) =>
    story.when({ matchingFundId, ...nothing }).thenNothing(),
  );

  test('may be given all that is matched, and no less', async () => {
    const spent = story.events(activated(), matched(20_000));
    await spent
      .when({ matchingFundId, providedEurMinor: 20_000 })
      .then(changed({ providedEurMinor: 20_000 }));
    await spent
      .when({ matchingFundId, providedEurMinor: 19_999 })
      .thenRefused('donations.already-matched-more');
  });

  test('counts what it gave before, and not what it got back', async () => {
    const before = given(changeMatchingFund).events(opened({ matchedBeforeEurMinor: 500 }), activated());
    const back = before.events(matched(300), released(300));
    await back.when({ matchingFundId, providedEurMinor: 500 }).then(changed({ providedEurMinor: 500 }));
    await back.when({ matchingFundId, providedEurMinor: 499 }).thenRefused('donations.already-matched-more');
  });

  test('needs a fund', () =>
    given(changeMatchingFund).when({ matchingFundId }).thenRefused('donations.matching-fund-unknown'));
});

describe('campaigns of a fund', () => {
  const adding = given(addMatchedCampaign).facts(...known);
  const add = { matchingFundId, campaignId: otherCampaignId };
  const removing = given(removeMatchedCampaign);

  test('come', () => adding.events(opened()).when(add).then(campaignAdded(otherCampaignId)));
  test('come once', async () => {
    await adding.events(opened()).when({ matchingFundId, campaignId }).thenNothing();
    await adding.events(opened(), campaignAdded(otherCampaignId)).when(add).thenNothing();
  });
  test('must be there', () =>
    adding
      .events(opened())
      .when({ matchingFundId, campaignId: idOf(99) })
      .thenRefused('donations.campaign-unknown'));
  test('go, and come again', async () => {
    await removing.events(opened()).when({ matchingFundId, campaignId }).then(campaignRemoved(campaignId));
    const gone = [opened(), campaignAdded(otherCampaignId), campaignRemoved(otherCampaignId)];
    await removing
      .events(...gone)
      .when(add)
      .thenNothing();
    await removing
      .events(...gone)
      .when({ matchingFundId, campaignId })
      .then(campaignRemoved(campaignId));
    await adding
      .events(...gone)
      .when(add)
      .then(campaignAdded(otherCampaignId));
  });
  test('need a fund', async () => {
    await adding.when(add).thenRefused('donations.matching-fund-unknown');
    await removing.when(add).thenRefused('donations.matching-fund-unknown');
  });
});

describe('a fund matches from its activation to its end', () => {
  const fund = { matchingFundId };
  test('activates once', async () => {
    await given(activateMatchingFund).events(opened()).when(fund).then(activated());
    await given(activateMatchingFund).events(opened(), activated()).when(fund).thenNothing();
  });
  test('closes once, for good, also before it was activated', async () => {
    await given(closeMatchingFund).events(opened()).when(fund).then(closed());
    await given(closeMatchingFund).events(opened(), activated(), closed()).when(fund).thenNothing();
    await given(activateMatchingFund)
      .events(opened(), activated(), closed())
      .when(fund)
      .thenRefused('donations.matching-fund-closed');
  });
  test('needs to be opened', async () => {
    await given(activateMatchingFund).when(fund).thenRefused('donations.matching-fund-unknown');
    await given(closeMatchingFund).when(fund).thenRefused('donations.matching-fund-unknown');
  });
});

test('a history that starts in the middle is a fault', () => {
  expect(() => matchingFund.evolve(matchingFund.initial, activated())).toThrow(
    'donations.MatchingFundActivated stands before the fund was opened',
  );
});

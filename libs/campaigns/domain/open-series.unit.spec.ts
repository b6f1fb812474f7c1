import { numbersGiven } from '@almoner/kernel';
import { answering, given, noon } from '@almoner/testing/given';
import { series, seriesId } from '@almoner/testing/records';
import type { SeriesOpened } from '../events';
import { openSeries } from './open-series';

const opened: SeriesOpened = {
  type: 'campaigns.SeriesOpened',
  data: {
    seriesId,
    title: '50/50',
    reportingCurrency: 'GBP',
    goalMinor: 100_000_000,
    openedAt: noon.toISOString(),
  },
};

const free = [
  answering(numbersGiven.series, (_surface, from) => from === 7),
  answering(numbersGiven.page, (_surface, from) => from === 8),
];

describe('opening a series', () => {
  test('fixes what it reports in', () =>
    given(openSeries)
      .when(series({ reportingCurrency: 'gbp' }))
      .then(opened));
  test('needs no goal', () =>
    given(openSeries)
      .when(series({ goalMinor: undefined }))
      .then({ ...opened, data: { ...opened.data, goalMinor: null } }));
  test('a repetition records nothing', () => given(openSeries).events(opened).when(series()).thenNothing());
  test('has a site, and keeps the numbers that it and its goal bring along', () => {
    const more = { url: 'https://fifty.example', numbers: { sprocket: 55 }, pageNumbers: { sprocket: 700 } };
    return given(openSeries)
      .facts(...free)
      .when(series(more))
      .then({ ...opened, data: { ...opened.data, ...more } });
  });
  test.each([{ numbers: { sprocket: 7 } }, { pageNumbers: { sprocket: 8 } }])(
    'a number that another one has is refused: %j',
    (taken) =>
      given(openSeries)
        .facts(...free)
        .when(series(taken))
        .thenRefused('campaigns.number-taken'),
  );
  test('a repetition with a site records nothing, although its number is given by now', async () => {
    const url = 'https://fifty.example';
    const known = given(openSeries)
      .facts(...free)
      .events({ ...opened, data: { ...opened.data, url } });
    await known.when(series({ url, numbers: { sprocket: 7 } })).thenNothing();
    await known.when(series({ url: null })).thenRefused('campaigns.series-taken');
    await given(openSeries)
      .events(opened)
      .when(series({ url: null }))
      .thenNothing();
  });
  test.each([
    { title: 'x' },
    { reportingCurrency: 'EUR' },
    { goalMinor: 1 },
    { goalMinor: null },
    { url: 'https://x.example' },
  ])('an id is never given to another series: %j', (other) =>
    given(openSeries).events(opened).when(series(other)).thenRefused('campaigns.series-taken'),
  );
  test.each([
    { reportingCurrency: 'XQQ' },
    { reportingCurrency: 'pounds' },
    { goalMinor: 0 },
    { title: '' },
    { url: 'x' },
  ])('is never %j', (wrong) => given(openSeries).when(series(wrong)).thenMalformed());
  test('reports in a currency that exists', () =>
    given(openSeries)
      .when(series({ reportingCurrency: 'XQQ' }))
      .thenMalformed(/no ISO 4217 currency/));
  test('writes the stream of the series', () => {
    expect(openSeries.stream(openSeries.schema.parse(series()))).toBe(`series-${seriesId}`);
  });
});

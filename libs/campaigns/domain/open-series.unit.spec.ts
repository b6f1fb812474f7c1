import { given, noon } from '@almoner/testing/given';
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
  test.each([{ title: 'x' }, { reportingCurrency: 'EUR' }, { goalMinor: 1 }, { goalMinor: null }])(
    'an id is never given to another series: %j',
    (other) => given(openSeries).events(opened).when(series(other)).thenRefused('campaigns.series-taken'),
  );
  test.each([{ reportingCurrency: 'XQQ' }, { reportingCurrency: 'pounds' }, { goalMinor: 0 }, { title: '' }])(
    'is never %j',
    (wrong) => given(openSeries).when(series(wrong)).thenMalformed(),
  );
  test('reports in a currency that exists', () =>
    given(openSeries)
      .when(series({ reportingCurrency: 'XQQ' }))
      .thenMalformed(/no ISO 4217 currency/));
  test('writes the stream of the series', () => {
    expect(openSeries.stream(openSeries.schema.parse(series()))).toBe(`series-${seriesId}`);
  });
});

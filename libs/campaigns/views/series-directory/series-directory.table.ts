import { p, viewTable } from '@almoner/readstore';

/** One series: its goal and what it reports in. */
export const SeriesRow = viewTable('series', {
  seriesId: p.string().primary(),
  title: p.string(),
  reportingCurrency: p.string(),
  goalMinor: p.bigint('number').nullable(),
  openedAt: p.bigint('number'),
});

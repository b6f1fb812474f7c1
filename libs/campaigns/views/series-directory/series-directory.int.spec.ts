import { eachReadStore } from '@almoner/testing/read-store';
import { idOf, seriesId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import type { SeriesOpened } from '../../events';
import { seriesDirectory } from './series-directory.projection';
import { SeriesDirectory } from './series-directory.queries';
import { SeriesRow } from './series-directory.table';

const opened: SeriesOpened = {
  type: 'campaigns.SeriesOpened',
  data: {
    seriesId,
    title: '50/50',
    reportingCurrency: 'GBP',
    goalMinor: 100_000_000,
    openedAt: '2011-08-23T09:58:54.000Z',
  },
};

eachReadStore((open) => {
  test('a series is found by its id', async () => {
    const views = await open(seriesDirectory);
    const site = { url: 'https://walk.example', numbers: { sprocket: 55 }, pageNumbers: { sprocket: 601 } };
    await views.given({ ...opened, data: { ...opened.data, ...site } });
    const directory = new SeriesDirectory(views.store);
    expect(await directory.byId(seriesId)).toEqual({
      ...opened.data,
      openedAt: Date.UTC(2011, 7, 23, 9, 58, 54),
    });
    expect(await directory.byId(idOf(99))).toBeUndefined();
    await expectStableRows(views, SeriesRow);
  });
});

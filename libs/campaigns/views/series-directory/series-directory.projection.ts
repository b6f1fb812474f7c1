import { projection, put } from '@almoner/readstore';
import type { SeriesEvent } from '../../events';
import { SeriesRow } from './series-directory.table';

export const seriesDirectory = projection<SeriesEvent>('series-directory', {
  version: 1,
  tables: [SeriesRow],
  on: {
    'campaigns.SeriesOpened': ({ data }) => {
      const { seriesId, title, reportingCurrency, goalMinor, openedAt } = data;
      return [
        put(SeriesRow, { seriesId, title, reportingCurrency, goalMinor, openedAt: Date.parse(openedAt) }),
      ];
    },
  },
});

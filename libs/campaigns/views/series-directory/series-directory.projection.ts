import { projection, put } from '@almoner/readstore';
import type { SeriesEvent } from '../../events';
import { SeriesRow } from './series-directory.table';

export const seriesDirectory = projection<SeriesEvent>('series-directory', {
  version: 1,
  tables: [SeriesRow],
  on: {
    'campaigns.SeriesOpened': ({ data: { openedAt, ...series } }) => [
      put(SeriesRow, { ...series, openedAt: Date.parse(openedAt) }),
    ],
  },
});

import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { refuse } from './refusals';
import { series } from './series';
import { currency, id, words } from './shapes';

export const openSeries = defineCommand({
  name: 'campaigns.OpenSeries',
  summary: 'Opens a series: campaigns with one goal and one reporting currency, which never changes.',
  schema: z.strictObject({
    seriesId: id,
    title: words(200),
    reportingCurrency: currency,
    goalMinor: z.int().positive().nullable().default(null),
  }),
  stream: (command) => `series-${command.seriesId}`,
  decider: series,
  creates: true,
  decide(state, { seriesId, title, reportingCurrency, goalMinor }, _facts, { now }) {
    if (state.status === 'open') {
      const { entry } = state;
      const same =
        entry.title === title &&
        entry.reportingCurrency === reportingCurrency &&
        entry.goalMinor === goalMinor;
      return same ? accept() : refuse('campaigns.series-taken');
    }
    return accept({
      type: 'campaigns.SeriesOpened',
      data: { seriesId, title, reportingCurrency, goalMinor, openedAt: now.toISOString() },
    });
  },
});

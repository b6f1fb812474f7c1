import { accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { refuse } from './refusals';
import { series } from './series';
import { address, currency, id, numbers, words } from './shapes';

export const openSeries = defineCommand({
  name: 'campaigns.OpenSeries',
  summary: 'Opens a series: campaigns with one goal and one reporting currency, which never changes.',
  schema: z.strictObject({
    seriesId: id,
    title: words(200),
    reportingCurrency: currency,
    goalMinor: z.int().positive().nullable().default(null),
    url: address.nullable().optional().describe('The site of the series.'),
    numbers,
    pageNumbers: numbers.describe('Numbers by which surfaces know the goal.'),
  }),
  stream: (command) => `series-${command.seriesId}`,
  decider: series,
  creates: true,
  async facts({ numbers: brought, pageNumbers }, read) {
    const taken = await Promise.all([
      anyNumberGiven(read, 'series', brought),
      anyNumberGiven(read, 'page', pageNumbers),
    ]);
    return taken.some(Boolean);
  },
  decide(state, { numbers: brought, pageNumbers, ...command }, numberTaken, { now }) {
    if (state.status === 'open') {
      const { entry } = state;
      const same =
        entry.title === command.title &&
        entry.reportingCurrency === command.reportingCurrency &&
        entry.goalMinor === command.goalMinor &&
        (entry.url ?? null) === (command.url ?? null);
      return same ? accept() : refuse('campaigns.series-taken');
    }
    if (numberTaken) return refuse('campaigns.number-taken');
    return accept({
      type: 'campaigns.SeriesOpened',
      data: { ...command, openedAt: now.toISOString(), numbers: brought, pageNumbers },
    });
  },
});

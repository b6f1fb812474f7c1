import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { currency, id, instant, numbers } from './shapes';

export const seriesEvents = {
  'campaigns.SeriesOpened': z.strictObject({
    seriesId: id,
    title: z.string(),
    reportingCurrency: currency,
    goalMinor: z.int().positive().nullable(),
    openedAt: instant,
    /** The site of the series. */
    url: z.string().nullable().optional(),
    numbers: numbers.optional(),
    pageNumbers: numbers.optional(),
  }),
};

export type SeriesEvent = EventsOf<typeof seriesEvents>;
/** Campaigns with one goal may now be submitted under one reporting currency. */
export type SeriesOpened = EventOf<typeof seriesEvents, 'campaigns.SeriesOpened'>;

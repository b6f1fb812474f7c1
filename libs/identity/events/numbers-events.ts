import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';

export const numbersEvents = {
  'identity.NumbersReserved': z.strictObject({
    surface: z.string(),
    kind: z.string(),
    from: z.int().positive(),
    to: z.int().positive(),
  }),
};

export type NumbersEvent = EventsOf<typeof numbersEvents>;
/** A range of public numbers is kept for records that bring theirs along; new ones continue above it. */
export type NumbersReserved = EventOf<typeof numbersEvents, 'identity.NumbersReserved'>;

import { z } from 'zod';
import type { Event } from '../../kernel/event';
import { ceiling } from '../domain/ceiling';

export const giftGiven = z.object({ amountMinor: z.int().max(ceiling) });
export type GiftGiven = Event & z.infer<typeof giftGiven>;

import { readFileSync } from 'node:fs';
import Big from 'big.js';
import type { GiftGiven } from '../events/gift-events';

export const rate = () => new Big(readFileSync('rate.txt', 'utf8'));
export const given: GiftGiven = { type: 'gifts.GiftGiven' };

import { accept, defineCommand, numberedKinds, numbersGiven } from '@almoner/kernel';
import { z } from 'zod';
import { publicNumbers } from './public-numbers';
import { refuse } from './refusals';
import { slug } from './shapes';

const number = z.int().positive().max(2_147_483_647);

export const reserveNumbers = defineCommand({
  name: 'identity.ReserveNumbers',
  summary: 'Keeps a range of public numbers for records that bring theirs along; new ones continue above it.',
  schema: z
    .strictObject({ surface: slug, kind: z.enum(numberedKinds), from: number, to: number })
    .refine((range) => range.from <= range.to, 'from is above to'),
  stream: ({ surface, kind }) => `numbers-${surface}-${kind}`,
  decider: publicNumbers,
  facts: ({ surface, kind, from, to }, read) => read(numbersGiven[kind], surface, from, to),
  decide(ranges, { surface, kind, from, to }, given) {
    if (ranges.some((range) => range.from === from && range.to === to)) return accept();
    if (ranges.some((range) => range.from <= to && from <= range.to)) {
      return refuse('identity.numbers-reserved');
    }
    if (given) return refuse('identity.numbers-given');
    return accept({ type: 'identity.NumbersReserved', data: { surface, kind, from, to } });
  },
});

import { type Numberings, numberedKinds } from '@almoner/kernel';
import { betterplace } from './betterplace';
import { fiftyFifty } from './fifty-fifty';
import { sprocket } from './sprocket';
import type { Surface } from './surface';

/** Every surface there is; the one line outside its folder that a new one adds. */
export const surfaces: readonly Surface[] = [betterplace, fiftyFifty, sprocket];

/** A kind is numbered for the surfaces that show it, and for no other: every number is a row that a gift waits for. */
export const numberings: Numberings = Object.fromEntries(
  numberedKinds.map((kind) => [
    kind,
    surfaces.filter(({ numbers }) => numbers.includes(kind)).map(({ name }) => name),
  ]),
);

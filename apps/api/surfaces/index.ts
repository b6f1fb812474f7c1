import { betterplace } from './betterplace';
import { fiftyFifty } from './fifty-fifty';
import type { Surface } from './surface';

/** Every surface there is; the one line outside its folder that a new one adds. */
export const surfaces: readonly Surface[] = [betterplace, fiftyFifty];

/** The surfaces that show records under whole numbers of their own. */
export const numberings: readonly string[] = surfaces
  .filter(({ numbers }) => numbers)
  .map(({ name }) => name);

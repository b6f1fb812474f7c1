import { benchBetterplace } from './betterplace';
import { benchFiftyFifty } from './fifty-fifty';
import type { FixtureSize } from './fixture-writer';
import { benchSprocket } from './sprocket';

interface Bench extends FixtureSize {
  readonly run: (size: FixtureSize) => Promise<void>;
}

/** What can be measured, and how many campaigns and gifts each stands for. */
const benches: Readonly<Record<string, Bench>> = {
  'fifty-fifty': { run: benchFiftyFifty, campaigns: 1_000, donations: 200_000 },
  betterplace: { run: benchBetterplace, campaigns: 10_000, donations: 200_000 },
  sprocket: { run: benchSprocket, campaigns: 10, donations: 100_000 },
};

/** `npm run bench -- <surface>`: figures and ratios within one run. Sizes can be lowered for a quick look. */
async function main([what = 'fifty-fifty', ...rest]: readonly string[]): Promise<void> {
  const bench = benches[what];
  if (bench === undefined) {
    throw new Error(`there is no bench ${what}; there are: ${Object.keys(benches).join(', ')}`);
  }
  const number = (name: string, otherwise: number): number => {
    const at = rest.indexOf(`--${name}`);
    return at === -1 ? otherwise : Number(rest[at + 1]);
  };
  await bench.run({
    campaigns: number('campaigns', bench.campaigns),
    donations: number('donations', bench.donations),
  });
}

void main(process.argv.slice(2));

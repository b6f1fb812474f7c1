import { benchBetterplace } from './betterplace';
import { benchFiftyFifty } from './fifty-fifty';
import type { FixtureSize } from './fixture-writer';

/** What can be measured, and how many campaigns each stands for. */
const benches: Readonly<
  Record<string, { readonly run: (size: FixtureSize) => Promise<void>; readonly campaigns: number }>
> = {
  'fifty-fifty': { run: benchFiftyFifty, campaigns: 1_000 },
  betterplace: { run: benchBetterplace, campaigns: 10_000 },
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
    donations: number('donations', 200_000),
  });
}

void main(process.argv.slice(2));

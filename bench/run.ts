import { benchFiftyFifty } from './fifty-fifty';

/** `npm run bench -- fifty-fifty`: figures and ratios within one run. Sizes can be lowered for a quick look. */
async function main([what = 'fifty-fifty', ...rest]: readonly string[]): Promise<void> {
  if (what !== 'fifty-fifty') throw new Error(`there is no bench ${what}; there is: fifty-fifty`);
  const number = (name: string, otherwise: number): number => {
    const at = rest.indexOf(`--${name}`);
    return at === -1 ? otherwise : Number(rest[at + 1]);
  };
  await benchFiftyFifty({ campaigns: number('campaigns', 1_000), donations: number('donations', 200_000) });
}

void main(process.argv.slice(2));

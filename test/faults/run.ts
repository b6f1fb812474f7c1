import { notifyUnderFaults } from './notify';

/** `npm run faults -- notify [--rounds 100] [--seed N]`: prints the counts; exits 1 when anything was lost or doubled. */
async function main(args: readonly string[]): Promise<void> {
  const [what = 'notify'] = args;
  const option = (name: string, otherwise: number): number => {
    const at = args.indexOf(`--${name}`);
    return at === -1 ? otherwise : Number(args[at + 1]);
  };
  if (what !== 'notify') throw new Error(`no faults are known for ${what}; there is: notify`);
  const seed = option('seed', Date.now() % 1_000_000);
  const found = await notifyUnderFaults({ rounds: option('rounds', 100), seed }, (line) => console.log(line));
  console.log(JSON.stringify(found, undefined, 2));
  const whole = found.inLog === found.inList && found.inList === found.inStatistics;
  if (found.lost + found.doubled > 0 || found.pennies !== 'right' || !whole) process.exitCode = 1;
}

void main(process.argv.slice(2));

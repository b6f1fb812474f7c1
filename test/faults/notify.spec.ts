import { notifyUnderFaults } from './notify';

const rounds = process.env['ALMONER_PROOF'] === 'full' ? 100 : 10;

test(
  'acknowledged gifts survive kill -9 of the API, the event store, or both, exactly once',
  async () => {
    const seed = Number(process.env['ALMONER_SEED'] ?? Date.now() % 1_000_000);
    console.log(`fault rounds: ${rounds}, seed ${seed} (ALMONER_SEED repeats it)`);
    const found = await notifyUnderFaults({ rounds, seed });
    expect(found).toMatchObject({
      lost: 0,
      doubled: 0,
      pennies: 'right',
      inLog: found.inList,
      inStatistics: found.inList,
    });
    expect(found.acknowledged).toBeGreaterThan(rounds * 10);
  },
  60_000 + rounds * 10_000,
);

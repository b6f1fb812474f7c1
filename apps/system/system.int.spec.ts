import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { VaultMissing, WrongMasterKey } from '@almoner/vault';
import { contextModules } from './contexts';
import { LoadRefused, loadFile } from './load';
import { readSettings } from './settings';
import { System } from './system';
import { SystemModule } from './system.module';

const folder = mkdtempSync(join(tmpdir(), 'almoner-system-'));
const settings = readSettings({ ALMONER_DATA: folder });
const file = join(folder, 'load.jsonl');
let system: System | undefined;

async function start(): Promise<System> {
  system = await System.start(settings, 'api', {
    campaign: ['fifty-fifty'],
    campaigner: ['fifty-fifty'],
    donation: ['fifty-fifty'],
  });
  // The contexts bind the facts that their commands ask for.
  await Test.createTestingModule({ imports: [SystemModule.of(system), ...contextModules] }).compile();
  await system.views.states.ready();
  return system;
}

async function stop(): Promise<void> {
  await system?.stop();
  system = undefined;
}

function write(...lines: readonly (object | string)[]): void {
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
}

const rate = (effectiveFrom: string) => ({
  command: 'donations.SetExchangeRate',
  data: { currency: 'USD', rateToGbp: '0.61', effectiveFrom },
});
const series = { seriesId: '00000000-0000-4000-8000-000000000001', title: '50/50', reportingCurrency: 'GBP' };

afterEach(stop);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what policies do is settled once the views hold it', async () => {
  const running = await start();
  running.runPolicies();
  write(rate('2011-08-26'));
  await loadFile(running, file);
  expect(await running.settled(10_000)).toBe(true);
});

describe('a load file', () => {
  test('is recorded once, however often it is loaded; blank lines are nothing', async () => {
    const running = await start();
    write(rate('2011-08-27'), '', {
      command: 'campaigns.OpenSeries',
      data: series,
      at: '2011-08-23T09:58:54Z',
    });
    expect(await loadFile(running, file)).toEqual({ recorded: 2, repeated: 0 });
    expect(await loadFile(running, file)).toEqual({ recorded: 0, repeated: 2 });
  });

  test.each([
    ['is not JSON', '{', 'not JSON'],
    ['names no command that there is', { command: 'donations.Nope', data: {} }, 'no command donations.Nope'],
    ['has data that does not fit', { command: 'campaigns.OpenSeries', data: {} }, 'seriesId'],
    ['has a field that no line has', { ...rate('2011-08-28'), extra: 1 }, 'extra'],
    ['is refused', { command: 'campaigns.OpenSeries', data: { ...series, title: 'Other' } }, 'refused with'],
  ])('stops at a line that %s, and says which', async (_, line, reason) => {
    const running = await start();
    write(rate('2011-09-05'), line);
    await expect(loadFile(running, file)).rejects.toThrow(LoadRefused);
    await expect(loadFile(running, file)).rejects.toThrow(`line 2: `);
    await expect(loadFile(running, file)).rejects.toThrow(reason);
  });
});

describe('given events in the log', () => {
  beforeAll(async () => {
    write(rate('2011-08-27'));
    await loadFile(await start(), file);
    await stop();
  });

  test('a start without their vault is refused: a new one would open none of them', async () => {
    const vault = join(folder, 'vault.sqlite');
    renameSync(vault, `${vault}.away`);
    await expect(start()).rejects.toThrow(VaultMissing);
    await expect(start()).rejects.toThrow(VaultMissing);
    renameSync(`${vault}.away`, vault);
    await start();
  });

  test('a start with another master key is refused', async () => {
    const key = readFileSync(settings.masterKeyFile);
    writeFileSync(settings.masterKeyFile, Buffer.alloc(32, 7));
    await expect(start()).rejects.toThrow(WrongMasterKey);
    writeFileSync(settings.masterKeyFile, key);
    await start();
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rules that need types are dead without anyone noticing when their binary is missing, so they must fire here. */
test('the linter sees types', () => {
  const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as object;
  const file = join(folder, 'oxlintrc.json');
  writeFileSync(file, JSON.stringify({ ...config, ignorePatterns: [], overrides: [] }));
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/oxlint/bin/oxlint'),
      '--type-aware',
      '--config',
      file,
      '--format',
      'unix',
      'test/architecture/planted-lint',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  const rules = Array.from(stdout.matchAll(/\/(\w+\([\w-]+\))\]/g), ([, rule]) => rule);
  expect(rules).toEqual(
    expect.arrayContaining([
      'typescript(no-floating-promises)',
      'typescript(no-explicit-any)',
      'typescript(no-unsafe-return)',
      'typescript(switch-exhaustiveness-check)',
    ]),
  );
  expect(status).toBe(1);
});

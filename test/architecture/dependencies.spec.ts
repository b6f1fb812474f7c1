import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { cruised } from './cruised';
import { rulesFor } from './rules';
import { contextsIn } from './tree';

const root = join(__dirname, '../..');
const planted = join(__dirname, 'planted');
const rules = rulesFor(contextsIn(root)).map(({ name }) => name);

const results = cruised([root, ...rules.map((rule) => join(planted, rule))], join(root, 'tsconfig.json'));

const sentences = (result: ICruiseResult | undefined) =>
  result?.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);

describe('the tree', () => {
  test('keeps the rules', async () => {
    const [tree] = await results;
    expect(sentences(tree)).toEqual([]);
  });

  test('was walked, aliases included', async () => {
    const [tree] = await results;
    expect(tree?.summary.totalCruised).toBeGreaterThan(0);
    const aliased = tree?.modules
      .flatMap(({ dependencies }) => dependencies)
      .find(({ module }) => module === '@almoner/kernel');
    expect(aliased?.resolved).toBe('libs/kernel/index.ts');
  });

  test('has contexts to judge', () => {
    expect(contextsIn(root).length).toBeGreaterThan(0);
  });
});

describe('each rule fires, alone, where it is broken', () => {
  test('every rule has its planted violation, and every planted violation its rule', () => {
    expect(readdirSync(planted).sort()).toEqual([...rules].sort());
  });

  test.each(rules.map((rule, index) => [rule, index + 1] as const))('%s', async (rule, index) => {
    const result = (await results)[index];
    expect(result?.summary.totalCruised).toBeGreaterThan(0);
    expect(new Set(result?.summary.violations.map((violation) => violation.rule.name))).toEqual(
      new Set([rule]),
    );
  });
});

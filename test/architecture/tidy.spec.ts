import { join } from 'node:path';
import { type Files, tidyRules } from './tidy';
import { plantedBreaches } from './planted-breaches';
import { projectFiles } from './tidy/project-files';

const files = projectFiles(join(__dirname, '../..'));

describe.each(tidyRules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  test('holds in the project', () => {
    expect(rule.findings(files)).toEqual([]);
  });

  test('looks at something', () => {
    expect([...files.keys()].some((path) => rule.concerns(path))).toBe(true);
  });

  const planted = plantedBreaches.filter(({ breaks }) => breaks === name);

  test('has a planted breach', () => {
    expect(planted.length).toBeGreaterThan(0);
  });

  test.each(planted.map(({ tree, finds }) => [finds, tree] as const))('fires: %j', (finds, tree) => {
    expect(rule.findings(asFiles(tree))).toEqual(finds);
  });
});

function asFiles(tree: Readonly<Record<string, string>>): Files {
  return new Map(Object.entries(tree));
}

import { globSync } from 'node:fs';
import { join } from 'node:path';

/*
 * All specs beside the domain as one suite. A mutation run starts its tests once per mutant, and so loads what they share
 * once, not once per file; only the tests that reach the mutant run.
 */
const root = join(__dirname, '../..');

for (const spec of globSync('libs/*/domain/**/*.unit.spec.ts', { cwd: root }).toSorted()) {
  describe(spec, () => {
    require(join(root, spec));
  });
}

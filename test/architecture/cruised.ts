import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ICruiseResult } from 'dependency-cruiser';
import { rulesFor } from './rules';
import { contextsIn } from './tree';

const parts = ['apps', 'libs', 'test', 'bench'];

/** Walks every import under each of `roots` and judges it by the rules, with the contexts that stand there. */
export async function cruised(roots: readonly string[], tsConfig: string): Promise<ICruiseResult[]> {
  const child = spawn(process.execPath, [join(__dirname, 'cruise.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(roots.map((root) => request(root, tsConfig))));
  return JSON.parse(await text(child.stdout)) as ICruiseResult[];
}

function request(root: string, tsConfig: string) {
  return {
    folders: parts.filter((part) => existsSync(join(root, part))),
    options: {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rulesFor(contextsIn(root)) },
      exclude: { path: '(^|/)planted(-lint)?/' },
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      combinedDependencies: true,
      tsConfig: { fileName: tsConfig },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['types', 'node', 'import', 'require', 'default'],
      },
    },
  };
}

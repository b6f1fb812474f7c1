import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './tidy-rule';

const isText = (path: string) => !/\.(png|ico|woff2?|gz|db|p12)$/.test(path);

/** What is committed or about to be; planted violations are wrong on purpose. */
export function projectFiles(root: string): Files {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = listed
    .split('\0')
    .filter((path) => path !== '' && isText(path) && !path.startsWith('test/architecture/planted'))
    .filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true);
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

import { isSource, perLine } from './tidy-rule';

// Written so that this file does not break its own rules.
const unfinished = /\b(TOD[O]|FIXM[E]|XX[X])\b/;
const hostFolders = ['work', 'tmp', 'root'];
const written =
  /\.(ts|mts|cts|js|mjs|cjs|json|jsonl|yml|yaml|md|sh|toml)$|(^|\/)(Dockerfile|run|\.[a-z]+ignore|\.env\.example)$/;

export const nothingUnfinished = perLine(
  'nothing unfinished',
  isSource,
  (line) => unfinished.exec(line)?.[0],
);

export const noSpecLeftOut = perLine(
  'no spec left out',
  (path) => isSource(path) && /\.spec\.ts$|^test\//.test(path),
  (line) =>
    /\b(describe|test|it)(\.\w+)*\.(skip|only|todo|failing)\b/.exec(line)?.[0] ??
    /(?<![.\w])(xit|xtest|xdescribe|fit|fdescribe)(?=\(|\.each)/.exec(line)?.[0],
);

export const noHostPath = perLine(
  'no path of a machine',
  (path) => written.test(path) && path !== 'package-lock.json',
  (line) => new RegExp(String.raw`(?<![\w./}-])/(${hostFolders.join('|')})/`).exec(line)?.[0],
);

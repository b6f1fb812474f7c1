import { isSource, perLine } from './tidy-rule';

// The words are put together here so that this file does not break its own rules.
const unfinishedWords = ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'];
const hostFolders = ['work', 'tmp', 'root'];
const written =
  /\.(ts|mts|cts|js|mjs|cjs|json|jsonl|yml|yaml|md|sh|toml)$|(^|\/)(Dockerfile|run|\.[a-z]+ignore|\.env\.example)$/;

export const nothingUnfinished = perLine(
  'nothing unfinished',
  isSource,
  (line) => new RegExp(String.raw`\b(${unfinishedWords.join('|')})\b`).exec(line)?.[0],
);

export const noSpecLeftOut = perLine(
  'no spec left out',
  (path) => isSource(path) && /\.spec\.ts$|^test\//.test(path),
  (line) =>
    new RegExp(String.raw`\b(describe|test|it)(\.\w+)*\.(skip|only|to${'do'}|failing)\b`).exec(line)?.[0] ??
    /(?<![.\w])(xit|xtest|xdescribe|fit|fdescribe)(?=\(|\.each)/.exec(line)?.[0],
);

export const noHostPath = perLine(
  'no path of a machine',
  (path) => written.test(path) && path !== 'package-lock.json',
  (line) => new RegExp(String.raw`(?<![\w./}-])/(${hostFolders.join('|')})/`).exec(line)?.[0],
);

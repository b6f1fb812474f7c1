import { perFile } from './tidy-rule';

export const linesMax = 400;

export const filesSayOneThing = perFile(
  `no file longer than ${linesMax} lines`,
  (path) => /^(apps|libs)\/.*\.(ts|js|mjs|cjs|html|css)$/.test(path),
  (_path, text) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > linesMax ? [`has ${lines} lines`] : [];
  },
);

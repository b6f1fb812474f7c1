import { isSource, perFile, perLine } from './tidy-rule';

const vague = ['src', 'shared', 'common', 'core', 'util', 'utils', 'helper', 'helpers'];

const declared =
  /^(?:export |default |abstract |declare )*(?:class|interface|type|enum) (\w*(?:Manager|Helper|Utils?|Impl)|Base[A-Z]\w*|I[A-Z][a-z]\w*)\b/;

export const placesSayWhatTheyHold = perFile(
  'no folder or file for everything',
  (path) => /^(apps|libs)\//.test(path),
  (path) =>
    path
      .split('/')
      .map((part) => part.split('.')[0] ?? '')
      .filter((part) => vague.includes(part))
      .map((part) => `is called ${part}`),
);

export const typesSayWhatTheyAre = perLine(
  'no Manager, Helper, Util, Impl or I-prefix',
  isSource,
  (line) => declared.exec(line)?.[1],
);

import { type Files, isProduction, type TidyRule } from './tidy-rule';

const example = '.env.example';
const variable = /\bALMONER_[A-Z_]+\b/g;

function variablesIn(files: Files, concerns: (path: string) => boolean): Set<string> {
  return new Set(
    [...files].filter(([path]) => concerns(path)).flatMap(([, text]) => text.match(variable) ?? []),
  );
}

export const variablesAreExplained: TidyRule = {
  name: 'every environment variable has its line in .env.example',
  concerns: (path) => isProduction(path) || path === example,
  findings: (files) => {
    const used = variablesIn(files, isProduction);
    const lines = (files.get(example) ?? '').split('\n');
    const explained = new Set(
      lines.flatMap((line, index) =>
        /^# .+\.$/.test(lines[index - 1] ?? '') ? (/^(\w+)=/.exec(line)?.[1] ?? []) : [],
      ),
    );
    return [
      ...[...used].filter((name) => !explained.has(name)).map((name) => `${name} is not explained`),
      ...[...explained]
        .filter((name) => name.startsWith('ALMONER_') && !used.has(name))
        .map((name) => `${name} is explained, but nothing reads it`),
    ];
  },
};

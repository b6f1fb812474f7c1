/** Text of the project's files by path from the root. */
export type Files = ReadonlyMap<string, string>;

/** One rule of tidiness: pure, so that a planted case can show that it fires. */
export interface TidyRule {
  readonly name: string;
  /** The files that the rule looks at; a rule that looks at none is dead. */
  concerns(path: string): boolean;
  /** One sentence for each breach. */
  findings(files: Files): string[];
}

export const isSource = (path: string) => /^(apps|libs|test|bench)\/.*\.(ts|mts|cts|js|mjs|cjs)$/.test(path);

export const isProduction = (path: string) =>
  /^(apps|libs)\/.*\.ts$/.test(path) && !path.endsWith('.spec.ts');

/** Applies `find` to each line of each file that the rule concerns. */
export function perLine(
  name: string,
  concerns: TidyRule['concerns'],
  find: (line: string) => string | undefined,
): TidyRule {
  return {
    name,
    concerns,
    findings: (files) =>
      [...files]
        .filter(([path]) => concerns(path))
        .flatMap(([path, text]) =>
          text.split('\n').flatMap((line, index) => {
            const found = find(line);
            return found === undefined ? [] : [`${path}:${index + 1} ${found}`];
          }),
        ),
  };
}

/** Applies `find` to each file that the rule concerns. */
export function perFile(
  name: string,
  concerns: TidyRule['concerns'],
  find: (path: string, text: string, files: Files) => string[],
): TidyRule {
  return {
    name,
    concerns,
    findings: (files) =>
      [...files]
        .filter(([path]) => concerns(path))
        .flatMap(([path, text]) => find(path, text, files).map((found) => `${path} ${found}`)),
  };
}

import type { Files, TidyRule } from './tidy-rule';

const eventFile = /^libs\/([^/]+)\/events\/[^/]+(?<!\.spec)\.ts$/;
const goldenFile = /^libs\/([^/]+)\/events\/golden\/([^/]+)\.json$/;
const storedType = /'([a-z][a-z-]*\.[A-Z]\w*(?:\.v\d+)?)'/g;

/** Every stored type that a context's events mention, as `context type`. */
function storedTypes(
  files: Files,
): { readonly context: string; readonly type: string; readonly path: string }[] {
  return [...files].flatMap(([path, text]) => {
    const context = eventFile.exec(path)?.[1];
    if (context === undefined) return [];
    return [...new Set(Array.from(text.matchAll(storedType), ([, type = '']) => type))].map((type) => ({
      context,
      type,
      path,
    }));
  });
}

/** What was ever written must stay readable, so each version of each event keeps one stored example. */
export const goldenPerEventVersion: TidyRule = {
  name: 'a golden per event version, and none without one',
  concerns: (path) => eventFile.test(path),
  findings: (files) => {
    const types = storedTypes(files);
    const missing = types
      .filter(({ context, type }) => !files.has(`libs/${context}/events/golden/${type}.json`))
      .map(({ context, type }) => `libs/${context}/events/golden/${type}.json is missing`);
    const known = new Set(types.map(({ context, type }) => `${context} ${type}`));
    const orphans = [...files.keys()].filter((path) => {
      const [, context, type] = goldenFile.exec(path) ?? [];
      return type !== undefined && !known.has(`${context ?? ''} ${type}`);
    });
    return [...new Set(missing), ...orphans.map((path) => `${path} belongs to no event`)];
  },
};

export const storedNamesCarryTheirContext: TidyRule = {
  name: 'stored names carry their context',
  concerns: (path) => eventFile.test(path),
  findings: (files) =>
    storedTypes(files)
      .filter(({ context, type }) => !type.startsWith(`${context}.`))
      .map(({ path, type }) => `${path} names ${type}`),
};

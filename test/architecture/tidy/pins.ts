import { perFile } from './tidy-rule';

const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'];
const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

export const dependenciesArePinned = perFile(
  'every dependency is pinned exactly',
  (path) => path === 'package.json',
  (_path, text) => {
    const manifest = JSON.parse(text) as Record<string, Record<string, unknown> | undefined>;
    return groups.flatMap((group) =>
      Object.entries(manifest[group] ?? {})
        .filter(([, version]) => typeof version !== 'string' || !exact.test(version))
        .map(([name, version]) => `${group} has ${name} ${JSON.stringify(version)}`),
    );
  },
);

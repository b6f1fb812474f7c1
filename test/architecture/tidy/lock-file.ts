import { perFile } from './tidy-rule';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>
  >;
}

/**
 * `npm ci` refuses a lock file in which a platform's package is missing, but only on a machine without node_modules,
 * so whoever broke the lock would be the last to see it.
 */
export const lockFileIsWhole = perFile(
  'the lock file has every platform',
  (path) => path === 'package-lock.json',
  (_path, text) => {
    const { packages } = JSON.parse(text) as Lock;
    return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !placesFor(name, place).some((candidate) => Object.hasOwn(packages, candidate)))
        .map((name) => `lacks ${name} of ${place}`),
    );
  },
);

/** Where Node would look for a package from `place`, the nearest first. */
function placesFor(name: string, place: string): string[] {
  const own = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
  if (place === '') return [own];
  return [own, ...placesFor(name, place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))))];
}

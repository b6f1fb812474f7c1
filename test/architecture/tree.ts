import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

function folders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** A context is a folder of libs with `events/`: found, never listed, so that a new one is under the rules at once. */
export function contextsIn(root: string): string[] {
  return folders(join(root, 'libs')).filter((name) => existsSync(join(root, 'libs', name, 'events')));
}

/** A surface is a folder of apps/api/surfaces. */
export function surfacesIn(root: string): string[] {
  return folders(join(root, 'apps/api/surfaces'));
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EventSchemas } from '@almoner/kernel';

/** An event as it was written once; the file never changes again. */
interface Golden {
  readonly type: string;
  readonly data: unknown;
}

/** What is wrong between the events that a context declares and the ones that it once wrote. */
export function goldenProblems(folder: string, declared: EventSchemas): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const goldens = files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))] as const);
  const missing = Object.keys(declared)
    .filter((type) => !files.includes(`${type}.json`))
    .map((type) => `${type} has no golden file`);
  return [...missing, ...goldens.flatMap(([file, golden]) => problemOf(file, golden as Golden, declared))];
}

function problemOf(file: string, { type, data }: Golden, declared: EventSchemas): string[] {
  if (file !== `${type}.json`) return [`${file} holds ${type}`];
  const schema = declared[type];
  if (schema === undefined) return [`${type} was written once and can no longer be read`];
  try {
    return isDeepStrictEqual(schema.parse(data), data) ? [] : [`${type} reads as something else`];
  } catch (error) {
    return [`${type} can no longer be read: ${(error as Error).message}`];
  }
}

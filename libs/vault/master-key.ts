import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const keyBytes = 32;

/**
 * Reads the key that wraps every other, or creates it at the first start. Whoever has it and the vault can read every
 * person, so it belongs in the operator's backup, apart from the vault's.
 */
export function readMasterKey(file: string): Buffer {
  const key = readIfThere(file) ?? create(file);
  if (key.length !== keyBytes) {
    throw new Error(`The master key in ${file} has ${key.length} bytes; it must have exactly ${keyBytes}.`);
  }
  return key;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written whole under another name first: two processes that start together end with the same, complete key. */
function create(file: string): Buffer {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, randomBytes(keyBytes));
    fsyncSync(descriptor);
    linkSync(draft, file);
    syncFolder(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(descriptor);
    rmSync(draft, { force: true });
  }
  return readFileSync(file);
}

/** A new name survives a power cut only once its folder is on disk. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

import { closeSync, constants, fsync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** The last position that was committed and its checksum; -1 for a log that never had an event. */
export interface Head {
  readonly position: number;
  readonly checksum: number;
}

const FSYNC_EVERY_MS = 1_000;
const LINE = /^(\d{16}|-000000000000001) ([0-9a-f]{8}) ([0-9a-f]{8})\n$/;

/**
 * The sidecar that proves a lost tail. SQLite itself takes a damaged WAL for a shorter one and says nothing; this
 * line, written in place after each commit, says how far the log had come.
 */
export class LogHead {
  readonly #file: number;
  #dirty = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.#file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o644);
  }

  /** Nothing when the line is absent or damaged itself: then only the chain can vouch for the log. */
  read(): Head | undefined {
    const buffer = Buffer.alloc(64);
    const text = buffer.toString('latin1', 0, readSync(this.#file, buffer, 0, 64, 0));
    const match = LINE.exec(text);
    if (!match || crc32(text.slice(0, 26)) !== Number.parseInt(match[3]!, 16)) return undefined;
    return { position: Number(match[1]), checksum: Number.parseInt(match[2]!, 16) };
  }

  write(head: Head): void {
    const position = head.position < 0 ? '-000000000000001' : String(head.position).padStart(16, '0');
    const line = `${position} ${hex(head.checksum)} `;
    writeSync(this.#file, `${line}${hex(crc32(line))}\n`, 0, 'latin1');
    this.#dirty = true;
    this.#timer ??= setTimeout(() => this.#sync(), FSYNC_EVERY_MS).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
    if (this.#dirty) fsyncSync(this.#file);
    closeSync(this.#file);
  }

  #sync(): void {
    this.#timer = undefined;
    this.#dirty = false;
    fsync(this.#file, (error) => {
      if (error) this.#dirty = true;
    });
  }
}

function hex(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}

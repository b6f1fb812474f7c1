import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const readyLine = /Almoner listens on (http:\/\/\S+)/;

/** Runs the compiled API on examples, as an operator does, and gives every line that it wrote. */
export async function loggedLines(
  examples: string,
  happens: (origin: string) => Promise<void>,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-logs-'));
  const child = spawn(process.execPath, [resolve('dist/apps/api/main.js'), '--load', examples], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ALMONER_DATA: folder, ALMONER_LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = once(child, 'close');
  const origin = new Promise<string>((found, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (more: string) => {
        text += more;
        const ready = readyLine.exec(text);
        if (ready?.[1] !== undefined) found(ready[1]);
      });
    }
    void ended.then(() => failed(new Error(`the API ended:\n${text}`)));
  });
  try {
    await happens(await origin);
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
  return text.split('\n').filter((line) => line !== '' && !readyLine.test(line));
}

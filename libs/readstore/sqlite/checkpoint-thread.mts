import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** Each pass leaves what was committed while it ran; a few of them catch up with a writer that goes on. */
const passesMax = 5;

const database = new DatabaseSync(workerData as string, { timeout: 0 });

// Asked to by any message, moves the pages of the write-ahead log into the file, while others read and write.
parentPort!.on('message', () => {
  for (let pass = 1; pass <= passesMax; pass += 1) {
    const pages = database.prepare('pragma wal_checkpoint(passive)').get()!;
    if (pages['log'] === pages['checkpointed']) break;
  }
  parentPort!.postMessage('done');
});

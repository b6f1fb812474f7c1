import type { EventLog } from './log';
import type { LogOutcome, LogRequest } from './log-request';
import type { StoredEvent } from './stored-event';

interface Waiting {
  readonly request: LogRequest;
  readonly resolve: (outcome: LogOutcome) => void;
  readonly reject: (error: unknown) => void;
}

const REQUESTS_PER_COMMIT_MAX = 1_000;

/**
 * Group commit. What arrives in one turn of the event loop, and what piles up in the sockets while a commit writes
 * to disk, is committed together: one flush for all, and no answer before it.
 */
export class CommitQueue {
  readonly #log: EventLog;
  readonly #committed: (events: readonly StoredEvent[]) => void;
  #waiting: Waiting[] = [];
  #scheduled = false;
  #closed = false;

  constructor(log: EventLog, committed: (events: readonly StoredEvent[]) => void) {
    this.#log = log;
    this.#committed = committed;
  }

  submit(request: LogRequest): Promise<LogOutcome> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Error('The server is stopping.'));
      this.#waiting.push({ request, resolve, reject });
      if (!this.#scheduled) this.#schedule();
    });
  }

  /** Commits what is waiting and takes nothing more. */
  close(): void {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#flush();
  }

  #schedule(): void {
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
      if (this.#waiting.length > 0 && !this.#scheduled) this.#schedule();
    });
  }

  #flush(): void {
    const group = this.#waiting.splice(0, REQUESTS_PER_COMMIT_MAX);
    if (group.length === 0) return;
    try {
      const { outcomes, events } = this.#log.append(group.map(({ request }) => request));
      group.forEach(({ resolve }, index) => resolve(outcomes[index]!));
      if (events.length > 0) this.#committed(events);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

import {
  CancelledError,
  DeadlineExceededError,
  TimeoutError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreUnavailable } from './store-unavailable';

const attemptsMax = 4;
const firstPauseMs = 50;

const passing = [UnavailableError, CancelledError, DeadlineExceededError, TimeoutError, UnknownError];

/** Whether the same call may succeed when it is made again: the store was away, or the outcome is not known. */
export function isPassing(error: unknown): boolean {
  if (passing.some((kind) => error instanceof kind)) return true;
  // The client rejects what is pending on a broken stream with errors of its transport, which have no class of their own.
  return (
    error instanceof Error &&
    /GOAWAY|ECONN|EPIPE|RST_STREAM|write after end|channel|connect/i.test(error.message)
  );
}

class Silent extends Error {}

/** The client leaves a call hanging when its shared stream ends quietly, so every call gets a bound of its own. */
async function bounded<Result>(timeoutMs: number, call: () => Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Silent('no answer in time')), timeoutMs);
  });
  try {
    return await Promise.race([call(), silence]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Makes a call that is safe to repeat, and repeats it with growing pauses while the store is away.
 * @throws StoreUnavailable after the last attempt; any other error of the call at once.
 */
export async function retrying<Result>(timeoutMs: number, call: () => Promise<Result>): Promise<Result> {
  let last: unknown;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    try {
      return await bounded(timeoutMs, call);
    } catch (error) {
      if (!(error instanceof Silent) && !isPassing(error)) throw error;
      last = error;
    }
    await wait(firstPauseMs * 4 ** attempt);
  }
  throw new StoreUnavailable('the event store does not answer', { cause: last });
}

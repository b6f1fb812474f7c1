import type { CommitQueue } from './commit-queue';
import type { LiveFeed } from './live-feed';
import type { EventLog } from './log';
import type { OpenCalls } from './open-calls';

/** What the services share. */
export interface ServerContext {
  readonly log: EventLog;
  readonly commits: CommitQueue;
  readonly feed: LiveFeed;
  readonly calls: OpenCalls;
  /** The largest content of one append; EventStoreDB's default is 1 MiB. */
  readonly appendBytesMax: number;
}

export { EmbeddedEventStore, type EmbeddedOptions, type EmbeddedState } from './embedded-event-store';
export { EventLog, type LogOptions } from './log';
export { LogReader, type LogRecord, type ReadAllOptions } from './log-reader';
export type { AppendRequest, ExpectedRevision, LogOutcome, LogRequest, ProposedEvent } from './log-request';
export { ServerExited } from './server-process';
export { readRun, type Run, type RunningStore } from './run-file';

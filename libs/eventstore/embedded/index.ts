export { EmbeddedEventStore, type EmbeddedOptions, type EmbeddedState } from './embedded-event-store';
export { EventLog, type LogOptions } from './log';
export { LogDamaged, LogFull, LogLocked } from './log-faults';
export { LogReader, type LogRecord, type ReadAllOptions } from './log-reader';
export type { AppendRequest, ExpectedRevision, LogOutcome, LogRequest, ProposedEvent } from './log-request';
export { readRun, type Run, type RunningStore } from './run-file';

import type { Empty } from '@eventstore/db-client/generated/shared_pb';
import type { ErrorType } from '@eventstore/db-client';

export type Answer = Empty | ErrorType;

import type { RecordedEvent } from '@almoner/kernel';

/** Asked of a view whose tables are not ready. Surfaces answer 503 with Retry-After and the progress. */
export class ViewBuilding extends Error {
  override readonly name = 'ViewBuilding';

  constructor(
    readonly view: string,
    /** Between 0 and 1. */
    readonly progress: number,
  ) {
    super(`The view ${view} is being built (${Math.floor(progress * 100)} %).`);
  }
}

/** A projection threw. The runner stops at the event and tries again; it never skips one. */
export class ProjectionFailure extends Error {
  override readonly name = 'ProjectionFailure';

  constructor(
    readonly view: string,
    readonly event: RecordedEvent,
    cause: unknown,
  ) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `The view ${view} failed on ${event.type} at position ${event.position} of ${event.stream}: ${reason}`,
      {
        cause,
      },
    );
  }
}

/** The right to write was lost to another process or with the connection. */
export class LeadershipLost extends Error {
  override readonly name = 'LeadershipLost';
}

/** Where "now" comes from; frozen by `ALMONER_CLOCK` in tests and demos. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export function frozenClock(instant: Date): Clock {
  return { now: () => new Date(instant) };
}

interface Flow {
  readonly cancelled: boolean;
  readonly writableNeedDrain: boolean;
  once(event: 'drain' | 'cancelled' | 'close', listener: () => void): unknown;
  off(event: 'drain' | 'cancelled' | 'close', listener: () => void): unknown;
}

const ENDINGS = ['drain', 'cancelled', 'close'] as const;

/** Waits until the reader has taken what was written, or is gone: then nothing would ever drain. */
export function drained(call: Flow): Promise<void> {
  if (call.cancelled || !call.writableNeedDrain) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ENDINGS) call.off(event, done);
      resolve();
    };
    for (const event of ENDINGS) call.once(event, done);
  });
}

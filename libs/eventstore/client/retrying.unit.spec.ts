import { UnavailableError, WrongExpectedVersionError } from '@eventstore/db-client';
import { retrying } from './retrying';
import { StoreUnavailable } from './store-unavailable';

const away = (): Error =>
  Object.assign(Object.create(UnavailableError.prototype) as Error, { message: 'away' });

/** A call that fails with each of these before it succeeds. */
function failing(...errors: readonly Error[]) {
  const left = [...errors];
  return jest.fn(() => {
    const error = left.shift();
    return error === undefined ? Promise.resolve('done') : Promise.reject(error);
  });
}

test('a call that succeeds is made once', async () => {
  const call = failing();
  expect(await retrying(1_000, call)).toBe('done');
  expect(call).toHaveBeenCalledTimes(1);
});

test('a call is made again while the store is away, and when the transport broke', async () => {
  const call = failing(away(), new Error('read ECONNRESET'));
  expect(await retrying(1_000, call)).toBe('done');
  expect(call).toHaveBeenCalledTimes(3);
});

test('what the store says is not asked twice', async () => {
  const refusal = Object.create(WrongExpectedVersionError.prototype) as Error;
  const call = failing(refusal);
  await expect(retrying(1_000, call)).rejects.toBe(refusal);
  expect(call).toHaveBeenCalledTimes(1);
});

test('a call that never answers is bounded, and in the end the store counts as away', async () => {
  const call = jest.fn(() => new Promise<never>(() => undefined));
  await expect(retrying(1, call)).rejects.toThrow(StoreUnavailable);
  expect(call).toHaveBeenCalledTimes(4);
}, 20_000);

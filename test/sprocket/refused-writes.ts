import type { SprocketClient } from './client';

/** One write of the surface: as whom it works, and what it takes. */
export interface Write {
  readonly method: 'post' | 'put' | 'delete';
  /** Behind `/sprocket/`. */
  readonly path: string;
  /** A body that works; none for a call that takes none. */
  readonly body?: object;
  /** A path at which there is nothing to write. */
  readonly missing: string;
  /** Who may not do it, though their token has the scope. */
  readonly stranger: SprocketClient;
  /** Whose token lacks the scope. */
  readonly unscoped: SprocketClient;
  /** Who may do it. */
  readonly writer: SprocketClient;
}

const json = { 'Content-Type': 'application/json' };
const notJson = { 'Content-Type': 'text/csv' };

/** What every write answers to who may not do it and to what cannot be done. */
export async function expectRefusals(nobody: SprocketClient, write: Write): Promise<void> {
  const { method, path, body, missing, writer } = write;
  const codes = async (
    client: SprocketClient,
    to = path,
    sent: object | string | undefined = body,
    headers?: Headers,
  ) => {
    const { status, body: told } = await client.send(method, to, sent, headers);
    return [status, (told as { readonly errorCode?: number }).errorCode];
  };
  expect(await codes(nobody)).toEqual([401, 10_002]);
  expect(await codes(nobody.as('Bearer nonsense'))).toEqual([401, 10_001]);
  expect(await codes(write.unscoped)).toEqual([403, 10_003]);
  expect(await codes(write.stranger)).toEqual([403, 10_003]);
  expect(await codes(writer, `${path}?pretty=perhaps`)).toEqual([400, 10_011]);
  expect(await codes(writer, path.replace('/1234', '/12e4'))).toEqual([400, 10_011]);
  expect(await codes(writer, missing)).toEqual([404, 10_020]);
  expect(await codes(writer, path, body, { ...json, 'Idempotency-Key': 'x'.repeat(101) })).toEqual([
    400, 10_012,
  ]);
  if (body === undefined) return;
  expect(await codes(writer, path, 'a,b', notJson)).toEqual([415, 10_041]);
  expect(await codes(writer, path, '{"a":', { 'Content-Type': 'text/plain' })).toEqual([400, 10_021]);
  expect(await codes(writer, path, {})).toEqual([400, 10_010]);
  expect(await codes(writer, path, { ...body, Unknown: 1 })).toEqual([400, 10_012]);
  // What a body lacks is told before what the path leads to; but nobody organises a campaign that is not there.
  if (!missing.includes('/admin/campaigns/99'))
    expect(await codes(writer, missing, {})).toEqual([400, 10_010]);
}

/** A key that stands for one content already is refused for another one, so that no repetition is taken for a new wish. */
export async function expectKeyTaken(
  client: SprocketClient,
  method: Write['method'],
  path: string,
  bodies: readonly [object, object],
): Promise<void> {
  const headers = { ...json, 'Idempotency-Key': `once for ${path}` };
  const first = await client.send(method, path, bodies[0], headers);
  expect(first.status).toBe(200);
  expect((await client.send(method, path, bodies[0], headers)).body).toEqual(first.body);
  expect((await client.send(method, path, bodies[1], headers)).body).toMatchObject({ errorCode: 10_030 });
}

type Headers = Readonly<Record<string, string>>;

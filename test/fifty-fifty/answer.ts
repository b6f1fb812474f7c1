import type { Contract } from '../../libs/testing/openapi';

/** One answer of the 50/50 surface, with its envelope taken out of the script where it came as one. */
export interface Answer {
  readonly httpStatus: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body as it was sent. */
  readonly text: string;
  /** The name that the script calls; undefined for plain JSON. */
  readonly callback: string | undefined;
  /** The status inside the envelope; undefined where there is no body. */
  readonly status: number | undefined;
  // oxlint-disable-next-line typescript/no-explicit-any -- the contract judges its shape before a spec looks inside
  readonly data: any;
}

export interface Received {
  readonly httpStatus: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

interface Envelope {
  readonly status: number;
  readonly data: unknown;
}

const json = 'application/json; charset=utf-8';
const script = 'application/javascript; charset=utf-8';
const call = /^\/\*\*\/([\w$.]+)\((.*)\);$/s;

/** Takes an answer apart, and holds it against the contract and the promises that every answer makes. */
export function judged(contract: Contract, method: string, url: string, received: Received): Answer {
  if (method === 'OPTIONS' && received.httpStatus === 204) return { ...received, ...bodiless };
  const { httpStatus, headers, text } = received;
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('private, no-store');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['set-cookie']).toBeUndefined();
  if (method === 'HEAD') {
    expect(text).toBe('');
    return { ...received, ...bodiless };
  }
  const called = call.exec(text);
  const type = called === null ? json : script;
  expect(headers['content-type']).toBe(type);
  const envelope = JSON.parse(called?.[2] ?? text) as Envelope;
  // A script always comes with 200, so the contract judges the envelope by the status inside.
  expect(httpStatus).toBe(called === null ? envelope.status : 200);
  expect(text).not.toMatch(/[<>&\u2028\u2029]/);
  expect(found(contract, method, url, envelope, received)).toEqual([]);
  if (called !== null) expect(scriptErrors(contract, method, url, received)).toEqual([]);
  const { status, data } = envelope;
  return { ...received, callback: called?.[1], status, data };
}

const bodiless = { callback: undefined, status: undefined, data: undefined };

function found(
  contract: Contract,
  method: string,
  url: string,
  envelope: Envelope,
  { headers }: Received,
): string[] {
  // Another method on a known path, and a path outside the table, are no operations: only the envelope is promised.
  const operation = contract.operation(`${method} ${url}`);
  if (operation === undefined || envelope.status === 404) return contract.validateSchema('Error', envelope);
  return contract.validate(operation.id, envelope.status, json, envelope, headers);
}

function scriptErrors(
  contract: Contract,
  method: string,
  url: string,
  { headers, text }: Received,
): string[] {
  const operation = contract.operation(`${method} ${url}`);
  return operation === undefined ? [] : contract.validate(operation.id, 200, script, text, headers);
}

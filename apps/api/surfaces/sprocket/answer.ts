import type { Response } from 'express';
import type { Failure } from './failure';
import { type Wire, contentType, formatOf, written } from './format';

/** Pages of other sites may read answers and failures (ruling); nobody on the way keeps either (behaviour note 10). */
const always = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Location, WWW-Authenticate',
  'Cache-Control': 'no-store',
  Pragma: 'no-cache',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Accept',
};

interface Sending {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the entries of a bare array are called in XML. */
  readonly element?: string;
}

/** An answer in the form that the caller asks for; `Decimal` is a number of two decimals, null is told and never left out. */
export function send(response: Response, wire: Wire, { status = 200, headers, element }: Sending = {}): void {
  const format = formatOf(response.req);
  const body = written(wire, format, element);
  response.writeHead(status, {
    ...always,
    ...headers,
    'Content-Type': contentType(format),
    'Content-Length': body.length,
  });
  response.end(body);
}

/** What was created, and where it is to be found. */
export function sendCreated(response: Response, path: string, wire: Wire): void {
  send(response, wire, { status: 201, headers: { Location: `${originOf(response)}${path}` } });
}

export function sendFailure(response: Response, { status, code, message, headers }: Failure): void {
  send(response, { errorCode: code, errorMessage: message }, { status, headers });
}

/** What a browser asks before it calls from a page of another site. */
export function sendMethods(response: Response, methods: readonly string[]): void {
  const allowed = methods.join(', ');
  response
    .writeHead(204, {
      ...always,
      Allow: allowed,
      'Access-Control-Allow-Methods': allowed,
      'Access-Control-Allow-Headers': 'Accept, Authorization, Content-Type, Idempotency-Key',
      'Access-Control-Max-Age': '86400',
    })
    .end();
}

/** Links lead to where the request came from: a client needs to know no other host. */
export const originOf = ({ req: request }: Response): string =>
  `${request.protocol}://${request.headers.host ?? 'localhost'}`;

import type { Response } from 'express';
import { type Part, etagOf, matches } from './etag';
import { type Failure, presentFailure } from './failure';
import { languageOf } from './reader';

/** As recorded. They stand on errors too (ruling): a page of another site must be able to read what went wrong. */
export const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, OPTIONS, HEAD',
  'Access-Control-Allow-Headers': '*,x-requested-with,Authorization,Content-Type',
  'Access-Control-Expose-Headers': 'ETag',
  'Access-Control-Max-Age': '86400',
};

const always = { ...cors, 'X-Content-Type-Options': 'nosniff' };
const jsonType = 'application/json; charset=utf-8';
const revalidated = 'max-age=0, private, must-revalidate';

/** An answer to a GET: what it was made from comes first, so that one that the client has already is never made. */
export function sendRead(response: Response, madeFrom: readonly Part[], make: () => unknown): void {
  const { headers } = response.req;
  const host = headers.host ?? '';
  const etag = etagOf(host, languageOf(response), ...madeFrom);
  const validated = { ...always, ETag: etag, 'Cache-Control': revalidated };
  if (matches(headers['if-none-match'], etag)) {
    response.writeHead(304, validated).end();
    return;
  }
  write(response, 200, validated, make());
}

/** Nothing of an error is kept by anybody on the way. */
export function sendFailure(response: Response, failure: Failure): void {
  const { status } = failure;
  write(
    response,
    status,
    {
      ...always,
      'Cache-Control': 'no-cache',
      ...(status === 503 ? { 'Retry-After': '2' } : {}),
      ...(status === 401 ? { 'WWW-Authenticate': 'Basic realm="betterplace", charset="UTF-8"' } : {}),
    },
    presentFailure(failure),
  );
}

function write(
  response: Response,
  status: number,
  headers: Readonly<Record<string, string>>,
  wire: unknown,
): void {
  const body = Buffer.from(JSON.stringify(wire));
  response.writeHead(status, { ...headers, 'Content-Type': jsonType, 'Content-Length': body.length });
  response.end(body);
}

import type { Response } from 'express';
import { keepAnswer } from '../../edge/answer-cache';
import { matches } from '../../edge/if-none-match';
import { type Part, etagOf } from './etag';
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

/**
 * An answer to a GET: what it was made from comes first, so that one that the client has already is never made. It follows from
 * the views and the URL alone, so it is given again without asking for as long as no event moves the views.
 * @param make gives what is sent, or the bytes of it
 */
export function sendRead(
  response: Response,
  madeFrom: readonly Part[],
  make: () => Promise<Buffer>,
): Promise<void>;
export function sendRead(response: Response, madeFrom: readonly Part[], make: () => unknown): void;
export function sendRead(
  response: Response,
  madeFrom: readonly Part[],
  make: () => unknown,
): Promise<void> | void {
  const { headers } = response.req;
  const etag = etagOf(headers.host ?? '', languageOf(response), ...madeFrom);
  const validated = { ...always, ETag: etag, 'Cache-Control': revalidated };
  if (matches(headers['if-none-match'], etag)) {
    keepAnswer(response.req, validated);
    response.writeHead(304, validated).end();
    return;
  }
  const made = make();
  return made instanceof Promise
    ? made.then((later) => sendWhole(response, validated, later))
    : sendWhole(response, validated, made);
}

function sendWhole(response: Response, validated: Readonly<Record<string, string>>, made: unknown): void {
  const body = made instanceof Buffer ? made : Buffer.from(JSON.stringify(made));
  const headers = { ...validated, 'Content-Type': jsonType, 'Content-Length': body.length };
  keepAnswer(response.req, headers, body);
  response.writeHead(200, headers).end(body);
}

/** What was taken; nobody on the way keeps it. */
export function sendWritten(response: Response, status: 201 | 202, wire: unknown): void {
  write(response, status, { ...always, 'Cache-Control': 'no-cache' }, wire);
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

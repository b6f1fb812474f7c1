import type { OutgoingHttpHeaders } from 'node:http';
import type { Response } from 'express';
import type { Failure } from './failure';

const jsonType = 'application/json; charset=utf-8';
const scriptType = 'application/javascript; charset=utf-8';
const scriptEnd = Buffer.from(');');

const unsafe: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON that stays inert inside a script or a page (behaviour note 18). */
export function inertJson(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => unsafe[sign] ?? sign));
}

/** The success envelope around data that is already in bytes. */
export function envelope(data: Buffer): Buffer {
  return Buffer.concat([opening, data, closing]);
}
const opening = Buffer.from('{"status":200,"data":');
const closing = Buffer.from('}');

/** The callback that the entry has checked; undefined for plain JSON. */
export function callbackOf(response: Response): string | undefined {
  return (response.locals as { callback?: string }).callback;
}

/** What every answer of this API says beside its type. The key stands in the path: no other site may learn it from a link. */
export const always = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
};

export interface Framed {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** A whole answer, ready to be written: as script when the call has a callback. */
export function framed(response: Response, json: Buffer, status = 200): Framed {
  const callback = callbackOf(response);
  if (callback === undefined)
    return { status, headers: { ...headersOf(callback), 'Content-Length': json.length }, body: json };
  // A script element drops the body of an error status, so a callback is always told by the status inside (note 19).
  const body = Buffer.concat([Buffer.from(`/**/${callback}(`), json, scriptEnd]);
  return { status: 200, headers: { ...headersOf(callback), 'Content-Length': body.length }, body };
}

function headersOf(callback: string | undefined): OutgoingHttpHeaders {
  return callback === undefined
    ? { ...always, 'Content-Type': jsonType, 'Access-Control-Allow-Origin': '*' }
    : { ...always, 'Content-Type': scriptType };
}

export function write(response: Response, { status, headers, body }: Framed): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** Writes the success envelope around a list that is sent while it is read. */
export async function sendList(response: Response, rows: AsyncIterable<readonly Buffer[]>): Promise<void> {
  const callback = callbackOf(response);
  const head = callback === undefined ? '' : `/**/${callback}(`;
  let chunk: Buffer[] = [Buffer.from(head), opening, Buffer.from('[')];
  let first = true;
  for await (const page of rows) {
    for (const row of page) {
      if (!first) chunk.push(comma);
      chunk.push(row);
      first = false;
    }
    // Headers wait for the first page, so that a fault before it can still be told.
    if (!response.headersSent) response.writeHead(200, headersOf(callback));
    if (!response.write(Buffer.concat(chunk))) await drained(response);
    chunk = [];
    if (response.destroyed) return;
  }
  if (!response.headersSent) response.writeHead(200, headersOf(callback));
  chunk.push(Buffer.from(']'), closing);
  if (callback !== undefined) chunk.push(scriptEnd);
  response.end(Buffer.concat(chunk));
}

const comma = Buffer.from(',');

function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}

/** Writes a failure; `Retry-After` in seconds where trying again later is the answer. */
export function sendFailure(response: Response, failure: Failure): void {
  if (failure.status === 503) response.setHeader('Retry-After', '2');
  const json = inertJson({ status: failure.status, data: { message: failure.message } });
  write(response, framed(response, json, failure.status));
}

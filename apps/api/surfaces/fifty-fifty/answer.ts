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
export const opening = Buffer.from('{"status":200,"data":');
export const closing = Buffer.from('}');

/** The callback that the entry has checked; undefined for plain JSON. */
export function callbackOf(response: Response): string | undefined {
  return (response.locals as { callback?: string }).callback;
}

/** Writes a whole answer, as script when the call has a callback. */
export function send(response: Response, json: Buffer, status = 200): void {
  const callback = callbackOf(response);
  if (callback === undefined) {
    response.writeHead(status, {
      'Content-Type': jsonType,
      'Content-Length': json.length,
      'Access-Control-Allow-Origin': '*',
    });
    response.end(json);
    return;
  }
  // A script element drops the body of an error status, so a callback is always told by the status inside (note 19).
  const script = Buffer.concat([Buffer.from(`/**/${callback}(`), json, scriptEnd]);
  response.writeHead(200, { 'Content-Type': scriptType, 'Content-Length': script.length });
  response.end(script);
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
    if (!response.headersSent) writeListHead(response, callback);
    if (!response.write(Buffer.concat(chunk))) await drained(response);
    chunk = [];
    if (response.destroyed) return;
  }
  if (!response.headersSent) writeListHead(response, callback);
  chunk.push(Buffer.from(']'), closing);
  if (callback !== undefined) chunk.push(scriptEnd);
  response.end(Buffer.concat(chunk));
}

const comma = Buffer.from(',');

function writeListHead(response: Response, callback: string | undefined): void {
  if (callback === undefined) response.setHeader('Access-Control-Allow-Origin', '*');
  response.writeHead(200, { 'Content-Type': callback === undefined ? jsonType : scriptType });
}

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
  send(response, inertJson({ status: failure.status, data: { message: failure.message } }), failure.status);
}

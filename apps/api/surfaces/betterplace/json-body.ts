import express, { type Request, type Response } from 'express';
import { Failure } from './failure';

/** Ten short fields and what later revisions added. */
const bytesMax = 64 * 1024;

/** Clients name the media type as they like; what is no JSON fails as such. */
const parser = express.json({ limit: bytesMax, strict: false, type: () => true });

/** What was sent, once the caller is known: nobody else's body is read. @throws Failure 400 for what is no JSON, or too much of it */
export function readJson(request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    parser(request, response, (error?: unknown) => {
      if (error === undefined) resolve(request.body);
      else reject(isTheirs(error) ? new Failure(400) : (error as Error));
    });
  });
}

function isTheirs(error: unknown): boolean {
  const { status } = error as { readonly status?: unknown };
  return typeof status === 'number' && status < 500;
}

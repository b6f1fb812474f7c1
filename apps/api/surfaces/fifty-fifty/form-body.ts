import express, { type Request, type RequestHandler, type Response } from 'express';
import multer, { MulterError } from 'multer';
import { failures } from './failure';

const bytesMax = 64 * 1024;
const urlencoded = express.urlencoded({ extended: false, limit: bytesMax, parameterLimit: 100 });
const multipart = multer({ limits: { fieldSize: bytesMax, fields: 100, parts: 100 } }).none();

/**
 * Reads the form of notify into `request.body`: urlencoded or multipart, nothing else (behaviour note 41).
 * @throws Failure for another media type, an oversized or a broken form, or a file where a field belongs.
 */
export async function parseForm(request: Request, response: Response): Promise<void> {
  const parser = parserFor(request);
  if (parser === undefined) throw failures.notAForm();
  try {
    await run(parser, request, response);
  } catch (error) {
    throw formFailure(error);
  }
}

function parserFor(request: Request): RequestHandler | undefined {
  if (request.is('application/x-www-form-urlencoded')) return urlencoded;
  if (request.is('multipart/form-data')) return multipart;
  return undefined;
}

function run(parser: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void parser(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error as Error)));
  });
}

function formFailure(error: unknown): Error {
  if (error instanceof MulterError && error.field !== undefined) return failures.invalid(error.field.slice(0, 50));
  const status = (error as { status?: unknown } | undefined)?.status;
  return status === 413 || error instanceof MulterError ? failures.tooLarge() : failures.notAForm();
}

import express, { type Request, type RequestHandler, type Response } from 'express';
import multer, { MulterError } from 'multer';
import { failures } from './failure';

/** A form is read before its key can be checked, so it is bounded as a whole: seven short fields and some strangers. */
const bytesMax = 64 * 1024;
const fieldsMax = 20;
const urlencoded = express.urlencoded({ extended: false, limit: bytesMax, parameterLimit: 100 });
const multipart = multer({
  limits: { fieldSize: bytesMax / 4, fields: fieldsMax, parts: fieldsMax },
}).none();

/**
 * Reads the form of notify into `request.body`: urlencoded or multipart, nothing else (behaviour note 41).
 * @throws Failure for another media type, an oversized or a broken form, or a file where a field belongs.
 */
export async function parseForm(request: Request, response: Response): Promise<void> {
  const parser = parserFor(request);
  if (parser === undefined) throw failures.notAForm();
  const error = await troubleOf(parser, request, response);
  if (error !== undefined) throw formFailure(error);
}

function parserFor(request: Request): RequestHandler | undefined {
  if (request.is('application/x-www-form-urlencoded')) return urlencoded;
  if (request.is('multipart/form-data')) return multipart;
  return undefined;
}

/** Runs a parser; resolves to what it could not take, or to undefined. */
function troubleOf(parser: RequestHandler, request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve) => void parser(request, response, resolve));
}

function formFailure(error: unknown): Error {
  if (error instanceof MulterError && error.field !== undefined)
    return failures.invalid(error.field.slice(0, 50));
  const status = (error as { status?: unknown } | undefined)?.status;
  return status === 413 || error instanceof MulterError ? failures.tooLarge() : failures.notAForm();
}

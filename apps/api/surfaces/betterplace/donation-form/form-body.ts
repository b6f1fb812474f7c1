import express, { type Request, type Response } from 'express';
import { Failure } from '../failure';

const urlencoded = express.urlencoded({ extended: false, limit: 64 * 1024, parameterLimit: 50 });

/** @throws Failure 400 for a body that is no form, is broken, or is larger than any donor writes */
export async function readFormBody(request: Request, response: Response): Promise<unknown> {
  const trouble = await new Promise<unknown>((resolve) => urlencoded(request, response, resolve));
  if (trouble !== undefined || !request.is('application/x-www-form-urlencoded')) throw new Failure(400);
  return request.body as unknown;
}

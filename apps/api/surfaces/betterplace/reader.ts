import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Language } from '@almoner/kernel';
import type { Request, Response } from 'express';
import { Failure } from './failure';
import { Urls } from './present/wire';

interface Locals {
  readonly language?: Language;
}

/** The entry has read it from the address; what fails before that is told in German. */
export const languageOf = (response: Response): Language => (response.locals as Locals).language ?? 'de';

/** Links lead to where the request came from: a client needs to know no other host. */
export function urlsOf(request: Request, response: Response): Urls {
  const origin = `${request.protocol}://${request.headers.host ?? 'localhost'}`;
  return new Urls(languageOf(response), origin, origin);
}

/** Gives a handler the links of its request, in the language of its URL. */
export const TheUrls = createParamDecorator((_: unknown, context: ExecutionContext): Urls => {
  const http = context.switchToHttp();
  return urlsOf(http.getRequest<Request>(), http.getResponse<Response>());
});

/** A record's number as the path writes it. @throws Failure 404 where none can have it */
export function readNumber(text: string): number {
  if (!/^[1-9][0-9]{0,9}$/.test(text) || Number(text) > 2_147_483_647) throw new Failure(404);
  return Number(text);
}

import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { methodsOf } from './access';
import { type Address, readAddress } from './address';
import { cors, sendFailure } from './answer';
import { Failure } from './failure';

interface Locals {
  address?: Address;
  language?: string;
}

/** Turns every spelling of an address into the one that routes are declared in. Those of other surfaces pass untouched. */
export function readdress(request: Request, response: Response, next: NextFunction): void {
  const address = readAddress(request.url);
  if (address !== undefined) {
    request.url = address.url;
    const locals = response.locals as Locals;
    locals.address = address;
    locals.language = address.language;
  }
  next();
}

/** What comes before every call of this API: the paths and methods outside its table fail as it does. */
@Injectable()
export class Entry implements NestMiddleware {
  use(request: Request, response: Response, next: NextFunction): void {
    const { address } = response.locals as Locals;
    if (address === undefined) return next();
    const [path = ''] = address.url.split('?');
    const methods = address.language === undefined || !isDecodable(path) ? [] : methodsOf(path);
    if (methods.length > 0 && request.method === 'OPTIONS') {
      response.writeHead(204, { ...cors, Allow: cors['Access-Control-Allow-Methods'] }).end();
      return;
    }
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (!methods.includes(method)) return sendFailure(response, new Failure(404));
    next();
  }
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

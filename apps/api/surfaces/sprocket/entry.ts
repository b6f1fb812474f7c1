import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { methodsOf } from './access';
import { sendFailure, sendMethods } from './answer';
import { failures } from './failure';

/** What comes before every call of this API: the paths and methods outside its table fail as it does. */
@Injectable()
export class Entry implements NestMiddleware {
  use(request: Request, response: Response, next: NextFunction): void {
    const path = request.baseUrl + request.path;
    const methods = isDecodable(path) ? methodsOf(path) : [];
    if (methods.length === 0) return sendFailure(response, failures.notFound());
    const allowed = [...(methods.includes('GET') ? ['HEAD'] : []), ...methods, 'OPTIONS'];
    if (request.method === 'OPTIONS') return sendMethods(response, allowed);
    if (!allowed.includes(request.method)) return sendFailure(response, failures.needsMethod(allowed));
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

import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { methodsOf } from './access';
import { always, callbackOf, sendFailure } from './answer';
import { readCallback } from './callback';
import { Failure, failures } from './failure';
import { parseForm } from './form-body';
import { readForm } from './notify-form';

/**
 * What comes before every call of this API: headers, the callback, the table of paths and methods, the form of notify.
 * It stands before the guards because the callback is checked before the key (behaviour notes 20 and 36).
 */
@Injectable()
export class Entry implements NestMiddleware {
  use(request: Request, response: Response, next: NextFunction): void {
    this.admit(request, response).then(
      (admitted) => {
        if (admitted) next();
      },
      (error: unknown) => {
        sendFailure(response, error instanceof Failure ? error : failures.fault());
      },
    );
  }

  private async admit(request: Request, response: Response): Promise<boolean> {
    // As the router sees it: tidied, a path that no route takes could look like one of the table.
    const path = request.baseUrl + request.path;
    const methods = decodable(path) ? methodsOf(path) : [];
    if (methods.length > 0 && request.method === 'OPTIONS') {
      this.tellMethods(response, methods);
      return false;
    }
    response.locals.callback = readCallback(request.query.callback);
    if (methods.length === 0) throw failures.notFound();
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (!methods.includes(method)) throw failures.needsMethod(methods[0] ?? 'GET');
    if (method === 'POST') await this.readPosted(request, response);
    return true;
  }

  private async readPosted(request: Request, response: Response): Promise<void> {
    await parseForm(request, response);
    const asked = callbackOf(response);
    // Until both are known to be right, no name is: a bad one is never answered with a script.
    response.locals.callback = undefined;
    const posted = readCallback((request.body as { callback?: unknown } | undefined)?.callback);
    // Two callbacks, one in the query and one in the form, are as ambiguous as one given twice.
    if (posted !== undefined && asked !== undefined) throw failures.badCallback();
    response.locals.callback = asked ?? posted;
    // Repeated fields are told before the key is looked at (ruling).
    request.body = readForm(request.body);
  }

  private tellMethods(response: Response, methods: readonly string[]): void {
    const allowed = methods.includes('GET') ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS';
    response.set({ ...always, Allow: allowed });
    if (methods.includes('GET')) {
      response.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': allowed });
    }
    response.status(204).end();
  }
}

function decodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

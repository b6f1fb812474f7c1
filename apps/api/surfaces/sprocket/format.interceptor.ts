import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { failures } from './failure';

/** Mistyped parameters are told once the caller is known, and before anything is looked up (behaviour notes 19 and 33). */
@Injectable()
export class FormatInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { pretty } = context.switchToHttp().getRequest<Request>().query;
    if (pretty !== undefined && pretty !== 'true' && pretty !== 'false')
      throw failures.mistyped('pretty', 'true or false');
    return next.handle();
  }
}

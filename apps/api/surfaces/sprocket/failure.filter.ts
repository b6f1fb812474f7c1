import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { StoreUnavailable } from '@almoner/eventstore/client';
import { ViewBuilding } from '@almoner/readstore';
import type { Response } from 'express';
import { sendFailure } from './answer';
import { Failure, failures } from './failure';

/** Says every failure as this API does. A fault is logged and told without detail. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  private readonly log = new Logger('sprocket');

  catch(error: unknown, host: ArgumentsHost): void {
    sendFailure(host.switchToHttp().getResponse<Response>(), this.failureOf(error));
  }

  private failureOf(error: unknown): Failure {
    if (error instanceof Failure) return error;
    if (error instanceof StoreUnavailable || error instanceof ViewBuilding) return failures.away();
    this.log.error(error);
    return failures.fault();
  }
}

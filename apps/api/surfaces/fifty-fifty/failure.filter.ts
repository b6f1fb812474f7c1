import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { StoreUnavailable } from '@almoner/eventstore/client';
import { ViewBuilding } from '@almoner/readstore';
import type { Response } from 'express';
import { sendFailure } from './answer';
import { Failure, failures } from './failure';

/** Says every failure in the envelope of this API. A fault is logged and told without detail. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  private readonly log = new Logger('fifty-fifty');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      // Half a list is out: only a broken connection tells the client that the rest is missing.
      this.log.error(error);
      response.destroy();
      return;
    }
    sendFailure(response, this.failureOf(error));
  }

  private failureOf(error: unknown): Failure {
    if (error instanceof Failure) return error;
    if (error instanceof StoreUnavailable || error instanceof ViewBuilding) return failures.away();
    this.log.error(error);
    return failures.fault();
  }
}

import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { StoreUnavailable } from '@almoner/eventstore/client';
import { ViewBuilding } from '@almoner/readstore';
import type { Response } from 'express';
import { send } from '../answer';
import { OauthFailure, oauthFailures } from './oauth-failure';

/** Says every failure of the token and refresh calls by RFC 6749. A fault is logged and told without detail. */
@Catch()
export class OauthFailureFilter implements ExceptionFilter {
  private readonly log = new Logger('sprocket');

  catch(caught: unknown, host: ArgumentsHost): void {
    const { error, description, status, headers } = this.failureOf(caught);
    const response = host.switchToHttp().getResponse<Response>();
    send(response, { error, error_description: description }, { status, headers });
  }

  private failureOf(error: unknown): OauthFailure {
    if (error instanceof OauthFailure) return error;
    if (error instanceof StoreUnavailable || error instanceof ViewBuilding) return oauthFailures.away();
    this.log.error(error);
    return oauthFailures.fault();
  }
}

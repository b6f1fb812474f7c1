import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { StoreUnavailable } from '@almoner/eventstore/client';
import { ViewBuilding } from '@almoner/readstore';
import type { Response } from 'express';
import { sendPage } from '../../../edge/page/page';
import { presentFailure } from './authorize-page';
import { PageFailure, pageFailures } from './page-failure';

/** Says every failure of the authorize page as a page. A fault is logged and told without detail. */
@Catch()
export class PageFailureFilter implements ExceptionFilter {
  private readonly log = new Logger('sprocket');

  catch(error: unknown, host: ArgumentsHost): void {
    const { status, title, words } = this.failureOf(error);
    const more: Record<string, string> = status === 503 ? { 'Retry-After': '60' } : {};
    const content = presentFailure(title, words);
    sendPage(host.switchToHttp().getResponse<Response>(), status, { language: 'en', title, content }, more);
  }

  private failureOf(error: unknown): PageFailure {
    if (error instanceof PageFailure) return error;
    if (error instanceof StoreUnavailable || error instanceof ViewBuilding) return pageFailures.away();
    this.log.error(error);
    return pageFailures.fault();
  }
}

import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { StoreUnavailable } from '@almoner/eventstore/client';
import { ViewBuilding } from '@almoner/readstore';
import type { Request, Response } from 'express';
import { markup } from '../../../edge/page/markup';
import { sendPage } from '../../../edge/page/page';
import { Failure } from '../failure';
import { texts } from './texts';

type Told = keyof (typeof texts)['de']['failures'];

/** Says every failure of a page as a page. A fault is logged and told without detail. */
@Catch()
export class PageFailureFilter implements ExceptionFilter {
  private readonly log = new Logger('donation form');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const language = http.getRequest<Request>().params['locale'] === 'en' ? 'en' : 'de';
    const status = this.statusOf(error);
    const told = texts[language];
    const content = markup`<h1>${told.failures[status]}</h1>`;
    const more: Record<string, string> = status === 503 ? { 'Retry-After': '60' } : {};
    sendPage(http.getResponse<Response>(), status, { language, title: told.failures[status], content }, more);
  }

  private statusOf(error: unknown): Told {
    if (error instanceof Failure && error.status in texts.de.failures) return error.status as Told;
    if (error instanceof StoreUnavailable || error instanceof ViewBuilding) return 503;
    this.log.error(error);
    return 500;
  }
}

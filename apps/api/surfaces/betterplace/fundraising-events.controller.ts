import { Get, Param, Query, Res } from '@nestjs/common';
import {
  type EventFacets,
  type EventKey,
  type FundraisingEventItem,
  FundraisingEvents,
} from '@almoner/campaigns';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Failure } from './failure';
import { eventParts, eventSource } from './fundraising-event-source';
import { Known } from './known';
import { KnownEvents } from './known-events';
import { type Filters, readFacets, readOrder } from './list-grammar';
import { lists } from './lists';
import { presentList, readPage } from './paging';
import { Persons } from './persons';
import { presentFundraisingEvent } from './present/fundraising-event';
import type { Urls } from './present/wire';
import { TheUrls } from './reader';
import { readWords } from './search-query';

@BetterplaceController()
export class FundraisingEventsController {
  constructor(
    private readonly known: Known,
    private readonly knownEvents: KnownEvents,
    private readonly events: FundraisingEvents,
    private readonly persons: Persons,
  ) {}

  @Get('fundraising_events.json')
  list(
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    return this.sendList(response, query, urls);
  }

  @Get('fundraising_events/:fundraising_event_id.json')
  async one(
    @Param('fundraising_event_id') id: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    await this.sendOne(response, await this.knownEvents.event(id, urls), urls);
  }

  @Get('clients/:client_id/fundraising-events.json')
  async listOfClient(
    @Param('client_id') permalink: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { clientId } = await this.known.client(permalink);
    await this.sendList(response, query, urls, clientId);
  }

  /** What is not the client's is not found, although it is there. */
  @Get('clients/:client_id/fundraising-events/:fundraising_event_id.json')
  async oneOfClient(
    @Param('client_id') permalink: string,
    @Param('fundraising_event_id') id: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { clientId } = await this.known.client(permalink);
    const event = await this.knownEvents.event(id, urls);
    if (event.clientId !== clientId) throw new Failure(404);
    await this.sendOne(response, event, urls);
  }

  private async sendOne(response: Response, event: FundraisingEventItem, urls: Urls): Promise<void> {
    const persons = await this.persons.among([event.managerId]);
    sendRead(response, eventParts(event, persons), () =>
      presentFundraisingEvent(eventSource(event, persons), urls),
    );
  }

  private async sendList(
    response: Response,
    query: Record<string, unknown>,
    urls: Urls,
    clientId?: string,
  ): Promise<void> {
    const page = readPage(query);
    const facets = readFacets(lists.fundraisingEvents, query);
    const { items, total } =
      facets === 'none'
        ? nothing
        : await this.events.page({
            language: urls.language,
            clientId,
            facets: facetsOf(facets),
            order: readOrder(lists.fundraisingEvents, query).map(({ key, direction }) => ({
              by: keys[key],
              descending: direction === 'desc',
            })),
            search: readWords(query),
            offset: page.offset,
            limit: page.perPage,
          });
    const persons = await this.persons.among(items.map(({ managerId }) => managerId));
    const parts = items.flatMap((event) => eventParts(event, persons));
    sendRead(response, [page.page, page.perPage, total, ...parts], () =>
      presentList(
        page,
        total,
        items.map((event) => presentFundraisingEvent(eventSource(event, persons), urls)),
      ),
    );
  }
}

const nothing = { total: 0, items: [] };

const keys = {
  score: 'score',
  rank: 'rank',
  id: 'number',
  progress_percentage: 'progress-percentage',
  tax_deductible: 'tax-deductible',
  created_at: 'created-at',
  updated_at: 'updated-at',
  last_donation_at: 'last-donation-at',
  completed: 'completed',
} as const satisfies Record<(typeof lists.fundraisingEvents)['orders'][number], EventKey>;

const facetsOf = (facets: Filters<(typeof lists.fundraisingEvents)['facets']>): EventFacets => ({
  taxDeductible: facets.tax_deductible,
  completed: facets.completed,
  closed: facets.closed,
  donationsProhibited: facets.prohibit_donations,
});

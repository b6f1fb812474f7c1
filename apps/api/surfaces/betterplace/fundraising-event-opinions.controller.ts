import { Get, Param, Query, Res } from '@nestjs/common';
import { Opinions } from '@almoner/donations';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Failure } from './failure';
import { KnownEvents } from './known-events';
import { readFacets, readOrder } from './list-grammar';
import { lists } from './lists';
import { opinionParts, opinionSearch, opinionSource } from './opinion-source';
import { presentList, readPage } from './paging';
import { Persons } from './persons';
import { presentOpinion } from './present/opinion';
import type { Urls } from './present/wire';
import { TheUrls, readNumber } from './reader';
import { surfaceName } from './surface-name';

@BetterplaceController()
export class FundraisingEventOpinionsController {
  constructor(
    private readonly known: KnownEvents,
    private readonly opinions: Opinions,
    private readonly persons: Persons,
  ) {}

  @Get('fundraising_events/:fundraising_event_id/opinions.json')
  async list(
    @Param('fundraising_event_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { fundraisingEventId, number } = await this.known.event(id, urls);
    const page = readPage(query);
    const facets = readFacets(lists.opinions, query);
    const { items, total } =
      facets === 'none'
        ? nothing
        : await this.opinions.ofEvent(fundraisingEventId, surfaceName, 'public', {
            ...opinionSearch(facets, readOrder(lists.opinions, query)),
            offset: page.offset,
            limit: page.perPage,
          });
    const persons = await this.persons.among(items.map(({ authorId }) => authorId));
    const parts = items.flatMap((opinion) => opinionParts(opinion, persons));
    sendRead(response, [page.page, page.perPage, total, ...parts], () =>
      presentList(
        page,
        total,
        items.map((opinion) => presentOpinion(opinionSource(opinion, parentOf(number), persons), urls)),
      ),
    );
  }

  /** Any opinion on an event answers below any event, and links its true parent, as those on projects do. */
  @Get('fundraising_events/:fundraising_event_id/opinions/:opinion_id.json')
  async one(
    @Param('fundraising_event_id') id: string,
    @Param('opinion_id') opinionId: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    readNumber(id);
    const opinion = await this.opinions.onEventByNumber(surfaceName, readNumber(opinionId), 'public');
    if (opinion === undefined) throw new Failure(404);
    const { number } = await this.known.parent(opinion.fundraisingEventId, urls);
    const persons = await this.persons.among([opinion.authorId]);
    sendRead(response, [number, ...opinionParts(opinion, persons)], () =>
      presentOpinion(opinionSource(opinion, parentOf(number), persons), urls),
    );
  }
}

const nothing = { total: 0, items: [] };
const parentOf = (number: number) => ({ kind: 'fundraising_event', number }) as const;

import { Get, Param, Query, Res } from '@nestjs/common';
import { type OpinionItem, type OpinionSearch, Opinions } from '@almoner/donations';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import type { Part } from './etag';
import { Failure } from './failure';
import { Known } from './known';
import { type Filters, type Sort, readFacets, readOrder } from './list-grammar';
import { lists } from './lists';
import { presentList, readPage } from './paging';
import { type OpinionSource, presentOpinion } from './present/opinion';
import type { Urls } from './present/wire';
import { TheUrls, readNumber } from './reader';
import { surfaceName } from './surface-name';

type Item = OpinionItem<'public'>;
type Facets = Filters<(typeof lists.opinions)['facets']>;
type Order = Sort<(typeof lists.opinions)['orders'][number]>;

@BetterplaceController()
export class OpinionsController {
  constructor(
    private readonly known: Known,
    private readonly opinions: Opinions,
  ) {}

  @Get('projects/:project_id/opinions.json')
  async list(
    @Param('project_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId, number } = await this.known.project(id);
    const page = readPage(query);
    const facets = readFacets(lists.opinions, query);
    const order = readOrder(lists.opinions, query);
    const { items, total } =
      facets === 'none'
        ? nothing
        : await this.opinions.ofCampaigns([campaignId], surfaceName, 'public', {
            ...searchOf(facets, order),
            offset: page.offset,
            limit: page.perPage,
          });
    const madeFrom = [page.page, page.perPage, total, ...items.flatMap(partsOf)];
    sendRead(response, madeFrom, () =>
      presentList(
        page,
        total,
        items.map((each) => presentOpinion(sourceOf(each, number), urls)),
      ),
    );
  }

  /** Any opinion answers below any project, and links its true parent (documented). */
  @Get('projects/:project_id/opinions/:opinion_id.json')
  async one(
    @Param('project_id') id: string,
    @Param('opinion_id') opinionId: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    readNumber(id);
    const opinion = await this.opinions.byNumber(surfaceName, readNumber(opinionId), 'public');
    if (opinion === undefined) throw new Failure(404);
    const { number } = await this.known.parent(opinion.campaignId, urls);
    const madeFrom = [number, ...partsOf(opinion)];
    sendRead(response, madeFrom, () => presentOpinion(sourceOf(opinion, number), urls));
  }
}

const nothing = { total: 0, items: [] };
const keys = { created_at: 'created-at', id: 'number', score: 'score' } as const;

function searchOf(facets: Facets, order: readonly Order[]): OpinionSearch {
  return {
    score: facets.score,
    hasMessage: facets.has_message,
    hasDonation: facets.has_donation,
    order: order.map(({ key, direction }) => ({ by: keys[key], descending: direction === 'desc' })),
  };
}

/** What somebody said can be forgotten without anything being recorded of the opinion. */
function partsOf({ number, version, author, message }: Item): readonly Part[] {
  return [number, version, author, message];
}

function sourceOf(opinion: Item, projectNumber: number): OpinionSource {
  const { createdAt, confirmedAt, author } = opinion;
  return {
    ...opinion,
    parent: { kind: 'project', number: projectNumber },
    updatedAt: Math.max(createdAt, confirmedAt ?? createdAt),
    donatedCents: opinion.eurMinor,
    author: author === null ? null : { name: author, account: null, picture: null },
  };
}

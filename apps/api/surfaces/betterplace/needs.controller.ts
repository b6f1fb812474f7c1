import { Get, Param, Query, Res } from '@nestjs/common';
import { CampaignNeeds, type NeedItem } from '@almoner/campaigns';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Failure } from './failure';
import { Known } from './known';
import { type Sort, readFacets, readOrder } from './list-grammar';
import { lists } from './lists';
import { presentList, readPage } from './paging';
import { type NeedSource, presentNeed } from './present/need';
import type { Urls } from './present/wire';
import { TheUrls, readNumber } from './reader';

/** More than any project asks for: all its needs are met together, so they are read together. */
const needsMax = 10_000;

@BetterplaceController()
export class NeedsController {
  constructor(
    private readonly known: Known,
    private readonly needs: CampaignNeeds,
  ) {}

  @Get('projects/:project_id/needs.json')
  async list(
    @Param('project_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId, number } = await this.known.project(id);
    const page = readPage(query);
    const facets = readFacets(lists.needs, query);
    const { language } = urls;
    const all = await this.needs.page({ campaignId, language, offset: 0, limit: needsMax });
    const matching =
      facets === 'none'
        ? []
        : all.items.filter(({ completed }) => (facets.completed ?? completed) === completed);
    const sorted = inOrder(matching, readOrder(lists.needs, query));
    const items = sorted.slice(page.offset, page.offset + page.perPage);
    const madeFrom = [
      page.page,
      page.perPage,
      sorted.length,
      ...items.flatMap((each) => [each.number, each.version]),
    ];
    sendRead(response, madeFrom, () =>
      presentList(
        page,
        sorted.length,
        items.map((each) => presentNeed(sourceOf(each, number), urls)),
      ),
    );
  }

  /** A need of another project is not found. */
  @Get('projects/:project_id/needs/:need_id.json')
  async one(
    @Param('project_id') id: string,
    @Param('need_id') needId: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId, number } = await this.known.project(id);
    const need = await this.needs.byNumber(readNumber(needId), urls.language);
    if (need?.campaignId !== campaignId) throw new Failure(404);
    sendRead(response, [need.version], () => presentNeed(sourceOf(need, number), urls));
  }
}

type Key = (typeof lists.needs)['orders'][number];

/** They come by position, and a stable sort keeps what the keys leave open. */
function inOrder(needs: readonly NeedItem[], order: readonly Sort<Key>[]): NeedItem[] {
  const positions = new Map(needs.map((need, position) => [need, position]));
  const value = (need: NeedItem, key: Key) =>
    key === 'position' ? (positions.get(need) ?? 0) : need.createdAt;
  return needs.toSorted((one, other) => {
    for (const { key, direction } of order) {
      const difference = value(one, key) - value(other, key);
      if (difference !== 0) return direction === 'desc' ? -difference : difference;
    }
    return 0;
  });
}

const sourceOf = (need: NeedItem, projectNumber: number): NeedSource => ({
  ...need,
  projectNumber,
  description: need.description ?? '',
  donatedCents: need.metEurMinor,
  openCents: need.openEurMinor,
  requestedCents: need.requestedEurMinor,
});

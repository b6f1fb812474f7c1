import { Get, Param, Query, Res } from '@nestjs/common';
import { type ClientTagItem, ClientTags } from '@almoner/identity';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Known } from './known';
import { readOrder } from './list-grammar';
import { lists } from './lists';
import { type Page, type Slice, presentList, readPage } from './paging';
import { presentTag } from './present/client';
import type { Urls } from './present/wire';
import { TheUrls } from './reader';

@BetterplaceController()
export class TagsController {
  constructor(
    private readonly known: Known,
    private readonly tags: ClientTags,
  ) {}

  @Get('clients/:client_id/tags.json')
  async ofClient(
    @Param('client_id') permalink: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const client = await this.known.client(permalink);
    const page = readPage(query);
    const slice = await this.tags.page(client.clientId, { offset: page.offset, limit: page.perPage });
    send(response, page, slice, client.permalink, urls);
  }

  @Get('clients/:client_id/projects/:project_id/tags.json')
  async ofProject(
    @Param('client_id') permalink: string,
    @Param('project_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const client = await this.known.client(permalink);
    const { campaignId } = await this.known.projectOf(client, id);
    const page = readPage(query);
    const order = readOrder(lists.projectTags, query).map(({ key, direction }) => ({
      by: keys[key],
      descending: direction === 'desc',
    }));
    const all = await this.tags.ofCampaign(client.clientId, campaignId, order);
    const items = all.slice(page.offset, page.offset + page.perPage);
    send(response, page, { items, total: all.length }, client.permalink, urls);
  }
}

const keys = { slug: 'slug', projects_count: 'campaignsCount' } as const;

function send(
  response: Response,
  page: Page,
  { items, total }: Slice<ClientTagItem>,
  permalink: string,
  urls: Urls,
): void {
  const tags = items.map(({ tag, campaignsCount }) => ({ tag, projects: campaignsCount }));
  const madeFrom = [page.page, page.perPage, total, ...tags.flatMap(({ tag, projects }) => [tag, projects])];
  sendRead(response, madeFrom, () =>
    presentList(
      page,
      total,
      tags.map((each) => presentTag(each, permalink, urls)),
    ),
  );
}

import { Get, Param, Query, Res } from '@nestjs/common';
import { Opinions } from '@almoner/donations';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Failure } from './failure';
import { Known } from './known';
import { readFacets, readOrder } from './list-grammar';
import { lists } from './lists';
import { opinionParts, opinionSearch, opinionSource } from './opinion-source';
import { presentList, readPage } from './paging';
import { Persons } from './persons';
import { presentOpinion } from './present/opinion';
import type { Urls } from './present/wire';
import { TheUrls, readNumber } from './reader';
import { surfaceName } from './surface-name';

type Parents = ReadonlyMap<string, { readonly number: number }>;

@BetterplaceController()
export class OpinionsController {
  constructor(
    private readonly known: Known,
    private readonly opinions: Opinions,
    private readonly persons: Persons,
  ) {}

  @Get('projects/:project_id/opinions.json')
  async list(
    @Param('project_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const campaign = await this.known.project(id);
    const parents = new Map([[campaign.campaignId, campaign]]);
    await this.send(response, query, urls, [campaign.campaignId], () => parents);
  }

  /** Those on all the client's projects together. */
  @Get('clients/:client_id/opinions.json')
  async ofClient(
    @Param('client_id') permalink: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const campaignIds = await this.known.projectIdsOf(await this.known.client(permalink));
    await this.send(response, query, urls, campaignIds, (ids) => this.known.parents(ids, urls));
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
    const persons = await this.persons.among([opinion.authorId]);
    sendRead(response, [number, ...opinionParts(opinion, persons)], () =>
      presentOpinion(opinionSource(opinion, parentOf(number), persons), urls),
    );
  }

  private async send(
    response: Response,
    query: Record<string, unknown>,
    urls: Urls,
    campaignIds: readonly string[],
    parentsOf: (ids: readonly string[]) => Parents | Promise<Parents>,
  ): Promise<void> {
    const page = readPage(query);
    const facets = readFacets(lists.opinions, query);
    const order = readOrder(lists.opinions, query);
    const { items, total } =
      facets === 'none' || campaignIds.length === 0
        ? nothing
        : await this.opinions.ofCampaigns(campaignIds, surfaceName, 'public', {
            ...opinionSearch(facets, order),
            offset: page.offset,
            limit: page.perPage,
          });
    const [parents, persons] = await Promise.all([
      parentsOf(items.map(({ campaignId }) => campaignId)),
      this.persons.among(items.map(({ authorId }) => authorId)),
    ]);
    const opinions = items.flatMap((opinion) => {
      const project = parents.get(opinion.campaignId);
      return project === undefined ? [] : [{ opinion, project: project.number }];
    });
    const parts = opinions.flatMap(({ opinion, project }) => [project, ...opinionParts(opinion, persons)]);
    sendRead(response, [page.page, page.perPage, total, ...parts], () =>
      presentList(
        page,
        total,
        opinions.map(({ opinion, project }) =>
          presentOpinion(opinionSource(opinion, parentOf(project), persons), urls),
        ),
      ),
    );
  }
}

const nothing = { total: 0, items: [] };
const parentOf = (number: number) => ({ kind: 'project', number }) as const;

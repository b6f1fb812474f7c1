import { Get, Param, Query, Res } from '@nestjs/common';
import { CampaignUpdates, type UpdateItem } from '@almoner/campaigns';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import type { Part } from './etag';
import { Failure } from './failure';
import { Known } from './known';
import { presentList, readPage } from './paging';
import { type BlogPostSource, presentBlogPost } from './present/blog-post';
import { type KnownPersons, Persons } from './persons';
import { shortenedName } from './present/person';
import type { Urls } from './present/wire';
import { TheUrls, readNumber } from './reader';
import { surfaceName } from './surface-name';

type Parents = ReadonlyMap<string, BlogPostSource['project']>;

/** Updates are this API's blog posts. */
@BetterplaceController()
export class UpdatesController {
  constructor(
    private readonly known: Known,
    private readonly updates: CampaignUpdates,
    private readonly persons: Persons,
  ) {}

  @Get('projects/:project_id/blog_posts.json')
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

  /** Those of all the client's projects together. */
  @Get('clients/:client_id/blog_posts.json')
  async ofClient(
    @Param('client_id') permalink: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const campaignIds = await this.known.projectIdsOf(await this.known.client(permalink));
    await this.send(response, query, urls, campaignIds, (ids) => this.known.parents(ids, urls));
  }

  /** A post of another project is not found. */
  @Get('projects/:project_id/blog_posts/:blog_post_id.json')
  async one(
    @Param('project_id') id: string,
    @Param('blog_post_id') postId: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const campaign = await this.known.project(id);
    const update = await this.updates.byNumber(surfaceName, readNumber(postId));
    if (update?.campaignId !== campaign.campaignId) throw new Failure(404);
    const authors = await this.persons.among([update.authorId]);
    const madeFrom = [campaign.slug, ...partsOf(update, authors)];
    sendRead(response, madeFrom, () => presentBlogPost(sourceOf(update, campaign, authors), urls));
  }

  /** Every post names this address as its own. */
  @Get('blog_posts/:blog_post_id.json')
  async own(
    @Param('blog_post_id') postId: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const update = await this.updates.byNumber(surfaceName, readNumber(postId));
    if (update === undefined) throw new Failure(404);
    const campaign = await this.known.parent(update.campaignId, urls);
    const authors = await this.persons.among([update.authorId]);
    const madeFrom = [campaign.number, campaign.slug, ...partsOf(update, authors)];
    sendRead(response, madeFrom, () => presentBlogPost(sourceOf(update, campaign, authors), urls));
  }

  private async send(
    response: Response,
    query: Record<string, unknown>,
    urls: Urls,
    campaignIds: readonly string[],
    parentsOf: (ids: readonly string[]) => Parents | Promise<Parents>,
  ): Promise<void> {
    const page = readPage(query);
    const { items, total } = await this.updates.page({
      surface: surfaceName,
      campaignIds,
      offset: page.offset,
      limit: page.perPage,
    });
    const [parents, authors] = await Promise.all([
      parentsOf(items.map(({ campaignId }) => campaignId)),
      this.persons.among(items.map(({ authorId }) => authorId)),
    ]);
    const posts = items.flatMap((update) => {
      const project = parents.get(update.campaignId);
      return project === undefined ? [] : [{ update, project }];
    });
    const parts = posts.flatMap(({ update, project }) => [project.slug, ...partsOf(update, authors)]);
    sendRead(response, [page.page, page.perPage, total, ...parts], () =>
      presentList(
        page,
        total,
        posts.map(({ update, project }) => presentBlogPost(sourceOf(update, project, authors), urls)),
      ),
    );
  }
}

/** A forgotten name changes the answer, although nothing was recorded of the update. */
function partsOf(update: UpdateItem, authors: KnownPersons): readonly Part[] {
  const { number, version, authorId, authorFirstName, authorLastName } = update;
  return [number, version, authorFirstName, authorLastName, ...authors.partsOf(authorId)];
}

function sourceOf(
  update: UpdateItem,
  project: BlogPostSource['project'],
  authors: KnownPersons,
): BlogPostSource {
  const { payout, authorId, authorFirstName, authorLastName } = update;
  const name = shortenedName(authorFirstName, authorLastName);
  return {
    ...update,
    project,
    payout:
      payout?.needs.map(({ needTitle, amountEurMinor }) => ({ needTitle, cents: amountEurMinor })) ?? null,
    author: name === null ? null : authors.shown(authorId, name),
  };
}

import { Get, Param, Query, Res } from '@nestjs/common';
import { OrganisationDirectory } from '@almoner/campaigns';
import { ClientTags } from '@almoner/identity';
import type { Response } from 'express';
import { BetterplaceController } from './betterplace-controller';
import { Failure } from './failure';
import { Known } from './known';
import type { Urls } from './present/wire';
import { ProjectLists } from './project-lists';
import { TheUrls, readNumber } from './reader';
import { surfaceName } from './surface-name';

@BetterplaceController()
export class ProjectListsController {
  constructor(
    private readonly lists: ProjectLists,
    private readonly known: Known,
    private readonly organisations: OrganisationDirectory,
    private readonly tags: ClientTags,
  ) {}

  @Get('projects.json')
  all(
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    return this.lists.send(response, query, urls);
  }

  @Get('organisations/:organisation_id/projects.json')
  async ofOrganisation(
    @Param('organisation_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const organisation = await this.organisations.byNumber(surfaceName, readNumber(id), urls.language);
    if (organisation === undefined) throw new Failure(404);
    const { organisationId } = organisation;
    await this.lists.send(response, query, urls, { organisationId });
  }

  @Get('clients/:client_id/projects.json')
  async ofClient(
    @Param('client_id') permalink: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const campaignIds = await this.known.projectIdsOf(await this.known.client(permalink));
    await this.lists.send(response, query, urls, { campaignIds });
  }

  /** In whatever letter case the tag is written; one that stands on no listed project is not found. */
  @Get('clients/:client_id/tags/:tag/projects.json')
  async ofTag(
    @Param('client_id') permalink: string,
    @Param('tag') tag: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { clientId } = await this.known.client(permalink);
    const campaignIds = await this.tags.campaignIds(clientId, tag);
    if (campaignIds.length === 0) throw new Failure(404);
    await this.lists.send(response, query, urls, { campaignIds });
  }
}

import { Get, Param, Res } from '@nestjs/common';
import type { ListedCampaign } from '@almoner/campaigns';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Known } from './known';
import type { Urls } from './present/wire';
import { TheUrls } from './reader';
import { ShownProjects, partsOf } from './shown-projects';

@BetterplaceController()
export class ProjectsController {
  constructor(
    private readonly known: Known,
    private readonly shown: ShownProjects,
  ) {}

  @Get('projects/:project_id.json')
  async one(
    @Param('project_id') id: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId } = await this.known.project(id);
    await this.send(response, await this.known.parent(campaignId, urls), urls);
  }

  /** What the client does not show is not found, although it is there (documented). */
  @Get('clients/:client_id/projects/:project_id.json')
  async ofClient(
    @Param('client_id') permalink: string,
    @Param('project_id') id: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId } = await this.known.projectOf(await this.known.client(permalink), id);
    await this.send(response, await this.known.parent(campaignId, urls), urls);
  }

  private async send(response: Response, campaign: ListedCampaign, urls: Urls): Promise<void> {
    const beside = await this.shown.beside([campaign]);
    sendRead(response, partsOf(campaign, beside), () => this.shown.one(campaign, beside, urls));
  }
}

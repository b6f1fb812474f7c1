import { Get, Param, Res } from '@nestjs/common';
import type { ListedCampaign } from '@almoner/campaigns';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Known } from './known';
import { shortenedName } from './present/person';
import type { PictureSource } from './present/picture';
import { type ProjectSource, presentProject } from './present/project';
import type { Urls } from './present/wire';
import { TheUrls } from './reader';

@BetterplaceController()
export class ProjectsController {
  constructor(private readonly known: Known) {}

  @Get('projects/:project_id.json')
  async one(
    @Param('project_id') id: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId } = await this.known.project(id);
    send(response, await this.known.parent(campaignId, urls), urls);
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
    send(response, await this.known.parent(campaignId, urls), urls);
  }
}

/** A forgotten name changes the answer, although nothing was recorded of the campaign. */
function send(response: Response, campaign: ListedCampaign, urls: Urls): void {
  const { version, managerFirstName, managerLastName } = campaign;
  const madeFrom = [version, managerFirstName, managerLastName];
  sendRead(response, madeFrom, () => presentProject(sourceOf(campaign), urls));
}

function sourceOf(campaign: ListedCampaign): ProjectSource {
  const { carrier } = campaign;
  return {
    ...campaign,
    openCents: campaign.openEurMinor,
    donatedCents: campaign.donatedEurMinor,
    positiveOpinions: campaign.positiveOpinionCount,
    negativeOpinions: campaign.negativeOpinionCount,
    donors: campaign.donorCount,
    incompleteNeeds: campaign.incompleteNeedCount,
    completedNeeds: campaign.completedNeedCount,
    updates: campaign.updateCount,
    contact: {
      name: shortenedName(campaign.managerFirstName, campaign.managerLastName),
      // Persons have no pages and no numbers yet, and so no links.
      account: null,
      picture: null,
    },
    carrier: carrier === null ? null : { ...carrier, picture: uploaded(carrier.logo) },
    picture: uploaded(campaign.profilePicture),
    // No fund can be opened yet, so none is active.
    activeMatchingFund: null,
  };
}

const uploaded = (original: string | null): PictureSource | null => (original === null ? null : { original });

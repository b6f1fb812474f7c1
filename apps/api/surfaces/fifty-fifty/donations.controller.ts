import { Get, Param, Query, Res } from '@nestjs/common';
import { DonationFeed, type DonationItem } from '@almoner/donations';
import type { Response } from 'express';
import { Answers } from './answers';
import { inertJson, sendList } from './answer';
import { TheCaller } from './caller';
import { FiftyFiftyController } from './fifty-fifty-controller';
import type { Caller } from './key.guard';
import { presentDonation } from './present';
import { Projects } from './projects';
import { readSearch } from './search-query';
import { surfaceName } from './surface-name';

const pageSize = 1000;

@FiftyFiftyController()
export class DonationsController {
  constructor(
    private readonly projects: Projects,
    private readonly feed: DonationFeed,
    private readonly answers: Answers,
  ) {}

  /** Not capped (ruling): a list of one page is kept like any other answer, a longer one is sent while it is read. */
  @Get(':api_key/projects/:project_id/donations')
  async list(
    @TheCaller() caller: Caller,
    @Param('project_id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId } = await this.projects.shownTo(caller, id);
    const first = await this.feed.byCampaign(campaignId, surfaceName);
    if (first.length === pageSize) return sendList(response, this.pages(campaignId, first));
    this.answers.succeed(response, first.map(presentDonation));
  }

  @Get(':api_key/projects/:project_id/donations/search')
  async search(
    @TheCaller() caller: Caller,
    @Param('project_id') id: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId } = await this.projects.shownTo(caller, id);
    const asked = readSearch(query);
    const found = await this.feed.byCampaign(campaignId, surfaceName, asked);
    this.answers.succeed(response, found.map(presentDonation));
  }

  private async *pages(campaignId: string, first: DonationItem[]): AsyncGenerator<Buffer[]> {
    let page = first;
    yield page.map(rowOf);
    while (page.length === pageSize) {
      page = await this.feed.byCampaign(campaignId, surfaceName, { afterNumber: page.at(-1)?.number });
      yield page.map(rowOf);
    }
  }
}

const rowOf = (donation: DonationItem): Buffer => inertJson(presentDonation(donation));

import { Get, Param, Query, Res } from '@nestjs/common';
import { DonationFeed, type DonationItem } from '@almoner/donations';
import type { Response } from 'express';
import { Answers } from './answers';
import { inertJson, send, sendList } from './answer';
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
    const json = await this.answers.ofShort(`donations ${campaignId}`, async () => {
      const page = await this.feed.byCampaign(campaignId, surfaceName);
      return page.length < pageSize ? page.map(presentDonation) : undefined;
    });
    if (json === undefined) return sendList(response, this.pages(campaignId));
    send(response, json);
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
    const json = await this.answers.of(`search ${campaignId} ${JSON.stringify(asked)}`, async () =>
      (await this.feed.byCampaign(campaignId, surfaceName, asked)).map(presentDonation),
    );
    send(response, json);
  }

  private async *pages(campaignId: string): AsyncGenerator<Buffer[]> {
    let afterNumber = 0;
    let page: DonationItem[];
    do {
      page = await this.feed.byCampaign(campaignId, surfaceName, { afterNumber });
      yield page.map((donation) => inertJson(presentDonation(donation)));
      afterNumber = page.at(-1)?.number ?? afterNumber;
    } while (page.length === pageSize);
  }
}

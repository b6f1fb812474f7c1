import { Get, Param, Query, Res } from '@nestjs/common';
import { CampaignDirectory, EventMoney } from '@almoner/campaigns';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Known } from './known';
import { KnownEvents } from './known-events';
import { presentList, readPage } from './paging';
import { presentEventStatistics } from './present/client';
import { presentForwarding } from './present/fundraising-event';
import type { Urls } from './present/wire';
import { ProjectLists } from './project-lists';
import { TheUrls } from './reader';
import { surfaceName } from './surface-name';

/** Where the money of fundraising events goes, and what it comes to. */
@BetterplaceController()
export class FundraisingEventMoneyController {
  constructor(
    private readonly known: Known,
    private readonly knownEvents: KnownEvents,
    private readonly money: EventMoney,
    private readonly campaigns: CampaignDirectory,
    private readonly projects: ProjectLists,
  ) {}

  /** Those that nobody may see now are left out. */
  @Get('fundraising_events/:fundraising_event_id/featured_projects.json')
  async featured(
    @Param('fundraising_event_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { fundraisingEventId } = await this.knownEvents.event(id, urls);
    const featured = await this.money.featuredBy(fundraisingEventId);
    await this.projects.sendNamed(response, query, urls, featured);
  }

  @Get('fundraising_events/:fundraising_event_id/forwardings.json')
  async forwardings(
    @Param('fundraising_event_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { fundraisingEventId, version } = await this.knownEvents.event(id, urls);
    const page = readPage(query);
    const part = { offset: page.offset, limit: page.perPage };
    const { items, total } = await this.money.forwardings(fundraisingEventId, part);
    const numbers = await this.campaigns.numbersOf(
      surfaceName,
      items.map(({ campaignId }) => campaignId),
    );
    sendRead(response, [fundraisingEventId, version, page.page, page.perPage], () =>
      presentList(
        page,
        total,
        items.flatMap(({ campaignId, eurMinor }) => {
          const projectNumber = numbers.get(campaignId);
          return projectNumber === undefined
            ? []
            : [presentForwarding({ projectNumber, forwardedCents: eurMinor }, urls)];
        }),
      ),
    );
  }

  @Get('clients/:client_id/fundraising_event_statistics.json')
  async statistics(@Param('client_id') permalink: string, @Res() response: Response): Promise<void> {
    const { clientId } = await this.known.client(permalink);
    const figures = await this.money.ofClient(clientId);
    sendRead(response, [clientId, figures.version], () =>
      presentEventStatistics({
        donatedCents: figures.donatedEurMinor,
        events: figures.eventCount,
        clientDonatedCents: figures.clientDonatedEurMinor,
        clientDonations: figures.clientDonationCount,
      }),
    );
  }
}

import { Get, Param, Query, Res } from '@nestjs/common';
import { CampaignDirectory } from '@almoner/campaigns';
import { type MatchingFundItem, MatchingFunds } from '@almoner/donations';
import { Clients } from '@almoner/identity';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Failure } from './failure';
import { type Filters, readFacets } from './list-grammar';
import { lists } from './lists';
import { ownersOf, shownFund } from './matching-fund-sources';
import { type Page, type Slice, presentList, readPage } from './paging';
import { presentMatchingFund } from './present/matching-fund';
import type { Urls } from './present/wire';
import { ProjectLists } from './project-lists';
import { TheUrls, readNumber } from './reader';
import { surfaceName } from './surface-name';

@BetterplaceController()
export class MatchingFundsController {
  constructor(
    private readonly funds: MatchingFunds,
    private readonly campaigns: CampaignDirectory,
    private readonly clients: Clients,
    private readonly projects: ProjectLists,
  ) {}

  @Get('matching_funds.json')
  async list(
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const page = readPage(query);
    const { items, total } = await this.slice(query, page);
    const owners = await ownersOf(items, this.clients);
    const shown = items.map((fund) => shownFund(fund, owners));
    const madeFrom = [page.page, page.perPage, total, ...shown.flatMap(({ parts }) => parts)];
    sendRead(response, madeFrom, () =>
      presentList(
        page,
        total,
        shown.map(({ source }) => presentMatchingFund(source, urls)),
        // An empty list of these has one page in the reference, as no other has.
        1,
      ),
    );
  }

  @Get('matching_funds/:matching_fund_id.json')
  async one(
    @Param('matching_fund_id') id: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const fund = await this.fund(id);
    const { source, parts } = shownFund(fund, await ownersOf([fund], this.clients));
    sendRead(response, parts, () => presentMatchingFund(source, urls));
  }

  @Get('matching_funds/:matching_fund_id/projects.json')
  async projectsOf(
    @Param('matching_fund_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { matchingFundId } = await this.fund(id);
    const campaignIds = await this.funds.campaignsOf(matchingFundId);
    await this.projects.send(response, query, urls, { campaignIds });
  }

  /** @throws Failure 404 */
  private async fund(id: string): Promise<MatchingFundItem> {
    const fund = await this.funds.byNumber(surfaceName, readNumber(id));
    if (fund === undefined) throw new Failure(404);
    return fund;
  }

  private async slice(
    query: Readonly<Record<string, unknown>>,
    page: Page,
  ): Promise<Slice<MatchingFundItem>> {
    const facets = readFacets(lists.matchingFunds, query);
    if (facets === 'none') return nothing;
    const active = activeIn(facets);
    const asked = query['project_id'];
    if (asked === undefined) {
      return this.funds.page({ surface: surfaceName, active, offset: page.offset, limit: page.perPage });
    }
    const campaign = await this.project(asked);
    if (campaign === undefined) return nothing;
    const all = await this.funds.ofCampaign(surfaceName, campaign.campaignId);
    const matching = all.filter((fund) => fund.active === (active ?? fund.active));
    return { items: matching.slice(page.offset, page.offset + page.perPage), total: matching.length };
  }

  /** A filter, not an address: a project that is not there has no funds, and no value of it is an error. */
  private async project(asked: unknown) {
    const number = Number(asked);
    if (!Number.isSafeInteger(number)) return undefined;
    return this.campaigns.byNumber(surfaceName, number, { audience: 'public' });
  }
}

const nothing = { items: [], total: 0 };

const activeIn = ({ state }: Filters<(typeof lists.matchingFunds)['facets']>): boolean | undefined =>
  state && state === 'activated';

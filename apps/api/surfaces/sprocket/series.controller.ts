import { Get, Query, Res } from '@nestjs/common';
import { PeerCampaigns, type PeerViewer } from '@almoner/campaigns';
import type { Response } from 'express';
import { originOf } from './answer';
import { type Caller, Open, TheCaller } from './auth';
import { collections } from './collections';
import { Known } from './known';
import { Id, type Query as Given, readLeaderCount } from './parameters';
import { ShownCampaigns } from './shown-campaigns';
import { ShownSeries } from './shown-series';
import { SprocketController } from './sprocket-controller';
import { TheVersion, type Version, kinds, readAsked, sendList, sendOne } from './version';

/** Series, and the campaigns in them. */
@SprocketController()
export class SeriesController {
  constructor(
    private readonly known: Known,
    private readonly campaigns: PeerCampaigns,
    private readonly shown: ShownSeries,
    private readonly shownCampaigns: ShownCampaigns,
  ) {}

  @Open()
  @Get(['v1/series/:seriesID', 'v2/series/:seriesID'])
  async one(
    @Id('seriesID') seriesNumber: number,
    @Query() query: Given,
    @TheVersion() version: Version,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const asking = { leaderCount: readLeaderCount(query), origin: originOf(response) };
    const series = await this.known.series(seriesNumber);
    sendOne(response, version, kinds.series, await this.shown.one(series, acrossCampaigns(caller), asking));
  }

  @Open()
  @Get(['v1/series/:seriesID/campaigns', 'v2/series/:seriesID/campaigns'])
  async list(
    @Id('seriesID') seriesNumber: number,
    @Query() query: Given,
    @TheVersion() version: Version,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const asked = readAsked(version, collections.seriesCampaigns, query);
    const asking = { leaderCount: readLeaderCount(query), origin: originOf(response) };
    const { seriesId } = await this.known.series(seriesNumber);
    const { items, total } = await this.campaigns.ofSeries(seriesId, asked.sift());
    const viewer = acrossCampaigns(caller);
    const campaigns = await this.shownCampaigns.campaigns(items, () => viewer, asking);
    sendList(response, version, kinds.campaign, campaigns, asked, total);
  }
}

/** Over many campaigns nobody is seen as by their organiser. */
const acrossCampaigns = ({ personId }: Caller): PeerViewer =>
  personId === null ? { audience: 'public' } : { audience: 'person', personId };

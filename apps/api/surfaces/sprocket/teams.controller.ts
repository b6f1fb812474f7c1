import { Get, Query, Res } from '@nestjs/common';
import { type TeamField, Teams } from '@almoner/campaigns';
import type { Response } from 'express';
import { type Caller, Open, Organiser, TheCaller } from './auth';
import { type Asked, readCollection } from './collection-query';
import { collections } from './collections';
import { Known, type KnownCampaign } from './known';
import { Id, type Query as Given } from './parameters';
import { digitsOf } from './present/wire';
import { ShownUsers } from './shown-users';
import { SprocketController } from './sprocket-controller';
import { TheVersion, type Version, kinds, readAsked, sendList, sendOne } from './version';

/** Teams, read by everybody, and all of them by organisers. */
@SprocketController()
export class TeamsController {
  constructor(
    private readonly known: Known,
    private readonly teams: Teams,
    private readonly shown: ShownUsers,
  ) {}

  @Open()
  @Get(['v1/campaigns/:campaignID/teams', 'v2/campaigns/:campaignID/teams'])
  async list(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheVersion() version: Version,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const asked = readAsked(version, collections.teams, query);
    const known = await this.known.campaign(campaignNumber, caller);
    await this.sendTeams(response, version, known, asked, 'listed');
  }

  @Open()
  @Get(['v1/campaigns/:campaignID/teams/:teamID', 'v2/campaigns/:campaignID/teams/:teamID'])
  async one(
    @Id('campaignID') campaignNumber: number,
    @Id('teamID') teamNumber: number,
    @TheVersion() version: Version,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const known = await this.known.campaign(campaignNumber, caller);
    const team = await this.known.team(known, teamNumber);
    sendOne(response, version, kinds.team, await this.shown.team(team, known.viewer));
  }

  @Organiser()
  @Get('v2/admin/campaigns/:campaignID/teams')
  async organised(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const asked = readCollection(collections.teams, query);
    await this.sendTeams(response, 2, await this.known.campaign(campaignNumber, caller), asked, 'all');
  }

  /** Declared before single teams: the literal wins over an id. */
  @Organiser()
  @Get('v2/admin/campaigns/:campaignID/teams/modified')
  async modified(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const asked = readCollection(collections.modifiedTeams, query);
    await this.sendTeams(response, 2, await this.known.campaign(campaignNumber, caller), asked, 'all');
  }

  @Organiser()
  @Get('v2/admin/campaigns/:campaignID/teams/:teamID')
  organisedOne(
    @Id('campaignID') campaignNumber: number,
    @Id('teamID') teamNumber: number,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    return this.one(campaignNumber, teamNumber, 2, caller, response);
  }

  private async sendTeams(
    response: Response,
    version: Version,
    { campaign, viewer }: KnownCampaign,
    asked: Asked<TeamField>,
    which: 'listed' | 'all',
  ): Promise<void> {
    const sift = asked.sift(digitsOf(campaign.currency));
    const { items, total } = await this.teams[which](campaign.campaignId, sift);
    sendList(response, version, kinds.team, await this.shown.teams(items, viewer), asked, total);
  }
}

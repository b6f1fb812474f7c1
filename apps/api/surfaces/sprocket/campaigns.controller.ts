import { Get, Query, Res } from '@nestjs/common';
import { OrganisationDirectory, Participants, PeerCampaigns, Teams } from '@almoner/campaigns';
import type { Response } from 'express';
import { originOf } from './answer';
import { AccessToken, type Caller, Open, Organiser, type PersonsCaller, TheCaller } from './auth';
import { readCollection } from './collection-query';
import { collections } from './collections';
import { Known, found } from './known';
import { Id, type Query as Given, readLeaderCount } from './parameters';
import type { GoalSource } from './present/goal';
import { ShownCampaigns } from './shown-campaigns';
import { ShownUsers } from './shown-users';
import { SprocketController } from './sprocket-controller';
import { surfaceName } from './surface-name';
import { TheVersion, type Version, kinds, sendList, sendOne } from './version';

/** Campaigns, their goals, and the organisations that they are for. */
@SprocketController()
export class CampaignsController {
  constructor(
    private readonly known: Known,
    private readonly campaigns: PeerCampaigns,
    private readonly participants: Participants,
    private readonly teams: Teams,
    private readonly organisations: OrganisationDirectory,
    private readonly shown: ShownCampaigns,
    private readonly users: ShownUsers,
  ) {}

  @Open()
  @Get(['v1/campaigns/:campaignID', 'v2/campaigns/:campaignID'])
  async one(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheVersion() version: Version,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const leaderCount = readLeaderCount(query);
    const { campaign, viewer } = await this.known.campaign(campaignNumber, caller);
    const asking = { leaderCount, origin: originOf(response) };
    sendOne(response, version, kinds.campaign, await this.shown.campaign(campaign, viewer, asking));
  }

  @AccessToken('admin')
  @Get('v2/admin/campaigns')
  async organised(
    @Query() query: Given,
    @TheCaller() { personId }: PersonsCaller,
    @Res() response: Response,
  ): Promise<void> {
    const asked = readCollection(collections.organiserCampaigns, query);
    const asking = { leaderCount: readLeaderCount(query), origin: originOf(response) };
    const { items, total } = await this.campaigns.ofOrganiser(personId, asked.sift());
    const campaigns = await this.shown.campaigns(items, () => ({ audience: 'admin' }), asking);
    sendList(response, 2, kinds.campaign, campaigns, asked, total);
  }

  @Organiser()
  @Get('v2/admin/campaigns/:campaignID')
  organisedOne(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    return this.one(campaignNumber, query, 2, caller, response);
  }

  /** The goal of a page, a team or the campaign itself, whichever bears the number. */
  @Open()
  @Get([
    'v1/campaigns/:campaignID/fundraising_goals/:goalID',
    'v2/campaigns/:campaignID/fundraising_goals/:goalID',
  ])
  async goal(
    @Id('campaignID') campaignNumber: number,
    @Id('goalID') goalNumber: number,
    @TheVersion() version: Version,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const known = await this.known.campaign(campaignNumber, caller);
    const owner = await this.known.goalOwner(known, goalNumber);
    sendOne(response, version, kinds.goal, found((await this.goalOf(known, owner)) ?? undefined));
  }

  @Open()
  @Get(['v1/organizations/:organizationID', 'v2/organizations/:organizationID'])
  async organisation(
    @Id('organizationID') organisationNumber: number,
    @TheVersion() version: Version,
    @Res() response: Response,
  ): Promise<void> {
    const organisation = await this.organisations.byNumber(surfaceName, organisationNumber, 'en');
    sendOne(response, version, kinds.organisation, found(organisation));
  }

  /** Hidden pages are hidden here as well. */
  private async goalOf(
    { campaign, viewer }: Awaited<ReturnType<Known['campaign']>>,
    owner: Awaited<ReturnType<Known['goalOwner']>>,
  ): Promise<GoalSource | null> {
    if (owner.owner === 'campaign') return this.shown.goal(campaign);
    if (owner.owner === 'team') {
      const team = found(await this.teams.byId(owner.teamId, viewer));
      return (await this.users.team(team, viewer)).goal;
    }
    const participant = found(await this.participants.byPerson(owner.campaignId, owner.personId, viewer));
    return (await this.users.user(participant)).goal;
  }
}

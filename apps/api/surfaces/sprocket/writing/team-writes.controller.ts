import { Delete, Post, Put, Req, Res } from '@nestjs/common';
import { type ParticipantItem, Participants, type TeamItem } from '@almoner/campaigns';
import type { Request, Response } from 'express';
import { AccessToken, Organiser, type PersonsCaller, TheCaller } from '../auth';
import { readBody } from '../body';
import { failures } from '../failure';
import { Known, type KnownCampaign, found } from '../known';
import { Id } from '../parameters';
import { ShownUsers } from '../shown-users';
import { SprocketController } from '../sprocket-controller';
import { TheVersion, type Version, kinds, sendNew, sendOne } from '../version';
import { Authority } from './authority';
import { forms, inVersion } from './forms';
import { TeamWriting } from './team-writing';
import { Once } from './writer';

const teams = ['v1/campaigns/:campaignID/teams', 'v2/campaigns/:campaignID/teams'];
const member = 'v2/campaigns/:campaignID/teams/:teamID/users/:userID';

/** Starting and changing teams, joining and leaving them: by participants, by captains and by organisers. */
@SprocketController()
export class TeamWritesController {
  constructor(
    private readonly authority: Authority,
    private readonly writing: TeamWriting,
    private readonly known: Known,
    private readonly participants: Participants,
    private readonly shown: ShownUsers,
  ) {}

  @AccessToken('fundraising.write')
  @Post(teams)
  async create(
    @Id('campaignID') campaignNumber: number,
    @TheVersion() version: Version,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.createIn(`v${version}`, version, campaignNumber, caller, once, request, response);
  }

  @Organiser()
  @Post('v2/admin/campaigns/:campaignID/teams')
  async createOrganised(
    @Id('campaignID') campaignNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.createIn('v2/admin', 2, campaignNumber, caller, once, request, response);
  }

  @AccessToken('fundraising.write')
  @Put(teams.map((path) => `${path}/:teamID`))
  async change(
    @Id('campaignID') campaignNumber: number,
    @Id('teamID') teamNumber: number,
    @TheVersion() version: Version,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const own = await this.authority.overTeam(caller, campaignNumber, teamNumber);
    const form = await readBody(request, response, inVersion(version, 'Team', forms.team));
    const known = found(own);
    const team = await this.writing.change(known, caller, form, once);
    sendOne(response, version, kinds.team, await this.shown.team(team, known.viewer));
  }

  @Organiser()
  @Put('v2/admin/campaigns/:campaignID/teams/:teamID')
  changeOrganised(
    @Id('campaignID') campaignNumber: number,
    @Id('teamID') teamNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.change(campaignNumber, teamNumber, 2, caller, once, request, response);
  }

  /** Whoever was on another team leaves it. */
  @AccessToken('fundraising.write')
  @Put(member)
  async join(
    @Id('campaignID') campaignNumber: number,
    @Id('teamID') teamNumber: number,
    @Id('userID') userNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const known = found(await this.authority.overMembership(caller, campaignNumber, teamNumber, userNumber));
    const [team, user] = await this.both(known, teamNumber, userNumber);
    const joined = await this.writing.join(team, user, caller, once);
    sendOne(response, 2, kinds.team, await this.shown.team(joined, known.viewer));
  }

  @AccessToken('fundraising.write')
  @Delete(member)
  async leave(
    @Id('campaignID') campaignNumber: number,
    @Id('teamID') teamNumber: number,
    @Id('userID') userNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const known = found(await this.authority.overMembership(caller, campaignNumber, teamNumber, userNumber));
    const [team, user] = await this.both(known, teamNumber, userNumber);
    if (user.teamId !== team.teamId) throw failures.notFound();
    const left = await this.writing.leave(team, user, caller, once);
    sendOne(response, 2, kinds.team, await this.shown.team(left, known.viewer));
  }

  /** Answers with the team as it was. */
  @Organiser()
  @Delete('v2/admin/campaigns/:campaignID/teams/:teamID')
  async remove(
    @Id('campaignID') campaignNumber: number,
    @Id('teamID') teamNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const own = found(await this.authority.overTeam(caller, campaignNumber, teamNumber));
    const before = await this.shown.team(own.team, own.viewer);
    await this.writing.remove(own, caller, once);
    sendOne(response, 2, kinds.team, before);
  }

  /** Only who takes part in the campaign starts a team, or organises it. */
  private async createIn(
    base: string,
    version: Version,
    campaignNumber: number,
    caller: PersonsCaller,
    once: string | undefined,
    request: Request,
    response: Response,
  ): Promise<void> {
    const seen = await this.authority.campaign(caller, campaignNumber);
    const founder = seen && (await this.self(seen, caller));
    if (seen?.viewer.audience === 'person' && founder === undefined) throw failures.notYours();
    const form = await readBody(request, response, inVersion(version, 'Team', forms.newTeam));
    const known = found(seen);
    const team = await this.writing.create(known, caller, founder, form, once);
    const path = `/sprocket/${base}/campaigns/${campaignNumber}/teams/${team.number}`;
    sendNew(response, version, kinds.team, await this.shown.team(team, known.viewer), path);
  }

  private self({ campaign, viewer }: KnownCampaign, { personId }: PersonsCaller) {
    return this.participants.byPerson(campaign.campaignId, personId, viewer);
  }

  private both(known: KnownCampaign, team: number, user: number): Promise<[TeamItem, ParticipantItem]> {
    return Promise.all([this.known.team(known, team), this.known.participant(known, user)]);
  }
}

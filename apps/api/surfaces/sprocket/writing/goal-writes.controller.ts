import { Put, Req, Res } from '@nestjs/common';
import {
  Participants,
  Teams,
  changePersonalPage,
  changeTeam,
  planCampaign,
  PeerCampaigns,
} from '@almoner/campaigns';
import type { Request, Response } from 'express';
import { AccessToken, type PersonsCaller, TheCaller } from '../auth';
import { readBody } from '../body';
import { failures } from '../failure';
import { type KnownCampaign, found } from '../known';
import { Id } from '../parameters';
import type { GoalSource } from '../present/goal';
import { ShownCampaigns } from '../shown-campaigns';
import { ShownUsers } from '../shown-users';
import { SprocketController } from '../sprocket-controller';
import { TheVersion, type Version, kinds, sendOne } from '../version';
import { Authority, type OwnGoal, type OwnParticipant, type OwnTeam } from './authority';
import { type GoalEdit, forms, inVersion } from './forms';
import { minorUnits } from './minor-units';
import { Once, Writer } from './writer';

const goal = 'campaigns/:campaignID/fundraising_goals/:goalID';

/** What pages aim at and what stands on them. */
@SprocketController()
export class GoalWritesController {
  constructor(
    private readonly authority: Authority,
    private readonly writer: Writer,
    private readonly participants: Participants,
    private readonly teams: Teams,
    private readonly campaigns: PeerCampaigns,
    private readonly users: ShownUsers,
    private readonly shown: ShownCampaigns,
  ) {}

  @AccessToken('fundraising.write')
  @Put([`v1/${goal}`, `v2/${goal}`])
  async change(
    @Id('campaignID') campaignNumber: number,
    @Id('goalID') goalNumber: number,
    @TheVersion() version: Version,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const own = await this.authority.overGoal(caller, campaignNumber, goalNumber);
    const form = await readBody(request, response, inVersion(version, 'Fundraising_Goal', forms.goal));
    sendOne(response, version, kinds.goal, await this.changed(found(own), caller, form, once));
  }

  private changed(
    own: OwnGoal,
    caller: PersonsCaller,
    form: GoalEdit,
    once: string | undefined,
  ): Promise<GoalSource> {
    if ('participant' in own) return this.changedPage(own, caller, form, once);
    if ('team' in own) return this.changedTeam(own, caller, form, once);
    return this.planned(own, caller, form, once);
  }

  private async changedPage(
    { campaign, participant, viewer }: OwnParticipant,
    caller: PersonsCaller,
    form: GoalEdit,
    once: string | undefined,
  ): Promise<GoalSource> {
    const { campaignId, personId } = participant;
    const told = { campaignId, personId, ...pageWords(form, campaign.currency) };
    await this.writer.write(changePersonalPage, told, caller, once);
    const { goal: page } = await this.users.user(
      found(await this.participants.byPerson(campaignId, personId, viewer)),
    );
    return found(page ?? undefined);
  }

  private async changedTeam(
    { campaign, team: { campaignId, teamId }, viewer }: OwnTeam,
    caller: PersonsCaller,
    form: GoalEdit,
    once: string | undefined,
  ): Promise<GoalSource> {
    await this.writer.write(
      changeTeam,
      { campaignId, teamId, ...pageWords(form, campaign.currency) },
      caller,
      once,
    );
    const team = found(await this.teams.byId(teamId, viewer));
    return (await this.users.team(team, viewer)).goal;
  }

  /** A campaign as a whole has no page of its own (contract, `Fundraising_Goal`). */
  private async planned(
    { campaign: { campaignId, currency } }: KnownCampaign,
    caller: PersonsCaller,
    form: GoalEdit,
    once: string | undefined,
  ): Promise<GoalSource> {
    const { goalMinor, header, html } = pageWords(form, currency);
    if (header !== undefined || html !== undefined)
      throw failures.unacceptable('The goal of a campaign has no page.');
    await this.writer.write(planCampaign, { campaignId, goalMinor }, caller, once);
    return this.shown.goal(found((await this.campaigns.byIds([campaignId])).get(campaignId)));
  }
}

const pageWords = (form: GoalEdit, currency: string) => ({
  goalMinor: minorUnits(form.Goal_Amount, currency),
  header: form.Fundraising_Page_Header,
  html: form.Fundraising_Page_Html,
});

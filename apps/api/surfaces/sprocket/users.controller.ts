import { Get, Query, Res } from '@nestjs/common';
import { type ParticipantField, Participants } from '@almoner/campaigns';
import type { Response } from 'express';
import { AccessToken, type Caller, Open, Organiser, TheCaller } from './auth';
import { collections } from './collections';
import { type Asked, readCollection } from './collection-query';
import { failures } from './failure';
import { Known, found } from './known';
import { Id, type Query as Given } from './parameters';
import { digitsOf } from './present/wire';
import { ShownUsers } from './shown-users';
import { SprocketController } from './sprocket-controller';
import { TheVersion, type Version, kinds, readAsked, sendList, sendOne } from './version';

/** Those who take part, read by everybody; each call shows as much of them as is the caller's business. */
@SprocketController()
export class UsersController {
  constructor(
    private readonly known: Known,
    private readonly participants: Participants,
    private readonly shown: ShownUsers,
  ) {}

  @Open()
  @Get(['v1/campaigns/:campaignID/users', 'v2/campaigns/:campaignID/users'])
  async list(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheVersion() version: Version,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const asked = readAsked(version, collections.users, query);
    const { campaign, viewer } = await this.known.campaign(campaignNumber, caller);
    const sift = asked.sift(digitsOf(campaign.currency));
    const { items, total } = await this.participants.listed(campaign.campaignId, sift, viewer);
    sendList(response, version, kinds.user, await this.shown.users(items), asked, total);
  }

  @Open()
  @Get('v2/campaigns/:campaignID/teams/:teamID/users')
  async ofTeam(
    @Id('campaignID') campaignNumber: number,
    @Id('teamID') teamNumber: number,
    @Query() query: Given,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const asked = readCollection(collections.teamUsers, query);
    const known = await this.known.campaign(campaignNumber, caller);
    const { teamId } = await this.known.team(known, teamNumber);
    const sift = asked.sift(digitsOf(known.campaign.currency));
    const { items, total } = await this.participants.ofTeam(teamId, sift, known.viewer);
    sendList(response, 2, kinds.user, await this.shown.users(items), asked, total);
  }

  @Open()
  @Get(['v1/campaigns/:campaignID/users/:userID', 'v2/campaigns/:campaignID/users/:userID'])
  async one(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @TheVersion() version: Version,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const campaign = await this.known.campaign(campaignNumber, caller);
    const participant = await this.known.participant(campaign, userNumber);
    sendOne(response, version, kinds.user, await this.shown.user(participant));
  }

  /** The first address; nobody's business but their own and organisers'. */
  @AccessToken('profile')
  @Get(['v1/campaigns/:campaignID/users/:userID/address', 'v2/campaigns/:campaignID/users/:userID/address'])
  async address(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @TheVersion() version: Version,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const campaign = await this.known.campaign(campaignNumber, caller);
    const participant = await this.known.participant(campaign, userNumber);
    const { personId, managerId } = participant;
    const own = caller.personId !== null && [personId, managerId].includes(caller.personId);
    if (!own && campaign.viewer.audience !== 'admin') throw failures.notYours();
    sendOne(response, version, kinds.address, found(participant.addresses[0]));
  }

  @Organiser()
  @Get('v2/admin/campaigns/:campaignID/users')
  organised(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    return this.sendAll(response, campaignNumber, caller, readCollection(collections.organiserUsers, query));
  }

  /** Declared before single users: the literal wins over an id. */
  @Organiser()
  @Get('v2/admin/campaigns/:campaignID/users/modified')
  modified(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    return this.sendAll(response, campaignNumber, caller, readCollection(collections.modifiedUsers, query));
  }

  @Organiser()
  @Get('v2/admin/campaigns/:campaignID/users/:userID')
  organisedOne(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    return this.one(campaignNumber, userNumber, 2, caller, response);
  }

  private async sendAll(
    response: Response,
    campaignNumber: number,
    caller: Caller,
    asked: Asked<ParticipantField>,
  ): Promise<void> {
    const { campaign } = await this.known.campaign(campaignNumber, caller);
    const { items, total } = await this.participants.all(
      campaign.campaignId,
      asked.sift(digitsOf(campaign.currency)),
    );
    sendList(response, 2, kinds.user, await this.shown.users(items), asked, total);
  }
}

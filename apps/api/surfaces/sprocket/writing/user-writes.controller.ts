import { Delete, Post, Put, Req, Res } from '@nestjs/common';
import { Logins } from '@almoner/identity';
import { emailKey } from '@almoner/kernel';
import type { Request, Response } from 'express';
import { AccessToken, Organiser, type PersonsCaller, TheCaller } from '../auth';
import { Keyring } from '../auth/keyring';
import { readBody } from '../body';
import { found } from '../known';
import { Id } from '../parameters';
import { ShownUsers } from '../shown-users';
import { SprocketController } from '../sprocket-controller';
import { TheVersion, type Version, kinds, sendNew, sendOne } from '../version';
import { Authority } from './authority';
import { forms, inVersion } from './forms';
import { UserWriting } from './user-writing';
import { Once, newId } from './writer';

const oneUser = ['v1/campaigns/:campaignID/users/:userID', 'v2/campaigns/:campaignID/users/:userID'];

/** Registering and changing those who take part: by themselves, by who looks after them, and by organisers. */
@SprocketController()
export class UserWritesController {
  constructor(
    private readonly authority: Authority,
    private readonly writing: UserWriting,
    private readonly shown: ShownUsers,
    private readonly logins: Logins,
    private readonly keyring: Keyring,
  ) {}

  /** Under the address that they sign in with it is themselves whom callers register, under another one somebody they look after. */
  @AccessToken('fundraising.write')
  @Post('v1/campaigns/:campaignID/users')
  async register(
    @Id('campaignID') campaignNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const seen = await this.authority.campaign(caller, campaignNumber);
    const form = await readBody(request, response, forms.newUser);
    const known = found(seen);
    const { personId } = caller;
    const registrant =
      emailKey(form.Email) === emailKey(caller.email)
        ? { personId, managerId: null }
        : { personId: newId('participant', caller, once), managerId: personId };
    const participant = await this.writing.register(known, caller, registrant, form, once);
    const path = `/sprocket/v1/campaigns/${campaignNumber}/users/${participant.number}`;
    sendNew(response, 1, kinds.user, await this.shown.user(participant), path);
  }

  /** Whoever signs in with the address already is the same person here. */
  @Organiser()
  @Post('v2/admin/campaigns/:campaignID/users')
  async create(
    @Id('campaignID') campaignNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = await readBody(request, response, inVersion(2, 'User', forms.newUser));
    const known = found(await this.authority.campaign(caller, campaignNumber));
    const login = await this.logins.byAddress(this.keyring.digest(emailKey(form.Email)));
    const personId = login?.personId ?? newId('participant', caller, once);
    const participant = await this.writing.register(known, caller, { personId, managerId: null }, form, once);
    const path = `/sprocket/v2/admin/campaigns/${campaignNumber}/users/${participant.number}`;
    sendNew(response, 2, kinds.user, await this.shown.user(participant), path);
  }

  @AccessToken('fundraising.write')
  @Put(oneUser)
  async change(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @TheVersion() version: Version,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const own = await this.authority.overUser(caller, campaignNumber, userNumber);
    const form = await readBody(request, response, inVersion(version, 'User', forms.user));
    const participant = await this.writing.change(found(own), caller, form, once);
    sendOne(response, version, kinds.user, await this.shown.user(participant));
  }

  @Organiser()
  @Put('v2/admin/campaigns/:campaignID/users/:userID')
  changeOrganised(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.change(campaignNumber, userNumber, 2, caller, once, request, response);
  }

  /** The first address, made where there is none. */
  @AccessToken('fundraising.write')
  @Put(oneUser.map((path) => `${path}/address`))
  async changeAddress(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @TheVersion() version: Version,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const own = await this.authority.overUser(caller, campaignNumber, userNumber);
    const address = await readBody(request, response, inVersion(version, 'Address', forms.address));
    const { addresses } = await this.writing.change(found(own), caller, { Address: address }, once);
    sendOne(response, version, kinds.address, found(addresses[0]));
  }

  /** Answers with the user as it was. */
  @Organiser()
  @Delete('v2/admin/campaigns/:campaignID/users/:userID')
  async remove(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const own = found(await this.authority.overUser(caller, campaignNumber, userNumber));
    const before = await this.shown.user(own.participant);
    await this.writing.remove(own, caller, once);
    sendOne(response, 2, kinds.user, before);
  }
}

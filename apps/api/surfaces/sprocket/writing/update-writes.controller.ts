import { Delete, Post, Put, Req, Res } from '@nestjs/common';
import {
  type PageUpdateItem,
  PageUpdates,
  deletePageUpdate,
  editPageUpdate,
  postPageUpdate,
} from '@almoner/campaigns';
import type { Request, Response } from 'express';
import { AccessToken, type PersonsCaller, TheCaller } from '../auth';
import { readBody } from '../body';
import { found } from '../known';
import { Id } from '../parameters';
import { SprocketController } from '../sprocket-controller';
import { kinds, sendNew, sendOne } from '../version';
import { Authority, type OwnParticipant } from './authority';
import { forms, wrapped } from './forms';
import { Once, Writer, newId } from './writer';

const updates = 'v2/campaigns/:campaignID/users/:userID/updates';

/** News on one's own page. */
@SprocketController()
export class UpdateWritesController {
  constructor(
    private readonly authority: Authority,
    private readonly updates: PageUpdates,
    private readonly writer: Writer,
  ) {}

  @AccessToken('fundraising.write')
  @Post(updates)
  async post(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const own = await this.authority.overUser(caller, campaignNumber, userNumber);
    const form = await readBody(request, response, wrapped('Update', forms.newUpdate));
    const { campaignId, personId } = found(own).participant;
    const pageUpdateId = newId('page-update', caller, once);
    const told = { campaignId, personId, pageUpdateId, title: form.Title, body: form.Body };
    await this.writer.write(postPageUpdate, told, caller, once);
    const update = found(await this.updates.byId(pageUpdateId));
    const path = `/sprocket/v2/campaigns/${campaignNumber}/users/${userNumber}/updates/${update.number}`;
    sendNew(response, 2, kinds.update, { ...update, userNumber }, path);
  }

  @AccessToken('fundraising.write')
  @Put(`${updates}/:updateID`)
  async edit(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @Id('updateID') updateNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const own = await this.authority.overUser(caller, campaignNumber, userNumber);
    const form = await readBody(request, response, wrapped('Update', forms.update));
    const { campaignId, personId, pageUpdateId } = await this.update(own, updateNumber);
    const told = { campaignId, personId, pageUpdateId, title: form.Title, body: form.Body };
    await this.writer.write(editPageUpdate, told, caller, once);
    const update = found(await this.updates.byId(pageUpdateId));
    sendOne(response, 2, kinds.update, { ...update, userNumber });
  }

  /** Answers with the news as they were. */
  @AccessToken('fundraising.write')
  @Delete(`${updates}/:updateID`)
  async remove(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @Id('updateID') updateNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const own = await this.authority.overUser(caller, campaignNumber, userNumber);
    const update = await this.update(own, updateNumber);
    const { campaignId, personId, pageUpdateId } = update;
    await this.writer.write(deletePageUpdate, { campaignId, personId, pageUpdateId }, caller, once);
    sendOne(response, 2, kinds.update, { ...update, userNumber });
  }

  private async update(own: OwnParticipant | undefined, number: number): Promise<PageUpdateItem> {
    const { campaignId, personId } = found(own).participant;
    return found(await this.updates.byNumber(campaignId, personId, number));
  }
}

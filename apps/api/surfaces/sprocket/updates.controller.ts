import { Get, Query, Res } from '@nestjs/common';
import { PageUpdates } from '@almoner/campaigns';
import type { Response } from 'express';
import { type Caller, Open, TheCaller } from './auth';
import { readCollection } from './collection-query';
import { collections } from './collections';
import { Known, found } from './known';
import { Id, type Query as Given } from './parameters';
import { SprocketController } from './sprocket-controller';
import { kinds, sendList, sendOne } from './version';

/** What participants tell on their pages: whoever sees the page reads it. */
@SprocketController()
export class UpdatesController {
  constructor(
    private readonly known: Known,
    private readonly updates: PageUpdates,
  ) {}

  @Open()
  @Get('v2/campaigns/:campaignID/users/:userID/updates')
  async list(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @Query() query: Given,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const asked = readCollection(collections.updates, query);
    const known = await this.known.campaign(campaignNumber, caller);
    const { campaignId, personId } = await this.known.participant(known, userNumber);
    const { items, total } = await this.updates.of(campaignId, personId, asked.sift());
    const updates = items.map((item) => ({ ...item, userNumber }));
    sendList(response, 2, kinds.update, updates, asked, total);
  }

  @Open()
  @Get('v2/campaigns/:campaignID/users/:userID/updates/:updateID')
  async one(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @Id('updateID') updateNumber: number,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const known = await this.known.campaign(campaignNumber, caller);
    const { campaignId, personId } = await this.known.participant(known, userNumber);
    const update = found(await this.updates.byNumber(campaignId, personId, updateNumber));
    sendOne(response, 2, kinds.update, { ...update, userNumber });
  }
}

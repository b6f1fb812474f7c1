import { Put, Req, Res } from '@nestjs/common';
import { changeCampaign, planCampaign } from '@almoner/campaigns';
import type { Request, Response } from 'express';
import { originOf } from '../answer';
import { Organiser, type PersonsCaller, TheCaller } from '../auth';
import { readBody } from '../body';
import { Known } from '../known';
import { Id } from '../parameters';
import { ShownCampaigns } from '../shown-campaigns';
import { SprocketController } from '../sprocket-controller';
import { kinds, sendOne } from '../version';
import { forms, wrapped } from './forms';
import { minorUnits } from './minor-units';
import { Once, Writer } from './writer';

/** What organisers say of their campaign. */
@SprocketController()
export class CampaignWritesController {
  constructor(
    private readonly known: Known,
    private readonly shown: ShownCampaigns,
    private readonly writer: Writer,
  ) {}

  @Organiser()
  @Put('v2/admin/campaigns/:campaignID')
  async change(
    @Id('campaignID') campaignNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = await readBody(request, response, wrapped('Campaign', forms.campaign));
    const { campaignId, currency } = (await this.known.campaign(campaignNumber, caller)).campaign;
    const words = {
      campaignId,
      title: form.Name,
      description: form.Description === null ? '' : form.Description,
    };
    const plan = {
      campaignId,
      goalMinor: minorUnits(form.Goal_Amount, currency),
      heldAt: instantOf(form.Date),
    };
    await this.writer.write(changeCampaign, words, caller, once);
    await this.writer.write(planCampaign, plan, caller, once && `${once}/plan`);
    const { campaign, viewer } = await this.known.campaign(campaignNumber, caller);
    const asking = { leaderCount: 0, origin: originOf(response) };
    sendOne(response, 2, kinds.campaign, await this.shown.campaign(campaign, viewer, asking));
  }
}

/** The instant of unix seconds, as commands take it. */
const instantOf = (seconds: number | null | undefined) =>
  typeof seconds === 'number' ? new Date(seconds * 1000).toISOString() : seconds;

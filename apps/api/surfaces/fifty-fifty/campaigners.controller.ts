import { Get, Param, Res } from '@nestjs/common';
import { CampaignerDirectory } from '@almoner/campaigns';
import type { Response } from 'express';
import { Answers } from './answers';
import { failures } from './failure';
import { FiftyFiftyController } from './fifty-fifty-controller';
import { readId } from './notify-form';
import { presentCampaigner } from './present';
import { surfaceName } from './surface-name';

@FiftyFiftyController()
export class CampaignersController {
  constructor(
    private readonly campaigners: CampaignerDirectory,
    private readonly answers: Answers,
  ) {}

  @Get(':api_key/campaigners/list')
  async list(@Res() response: Response): Promise<void> {
    const campaigners = await this.campaigners.listed(surfaceName);
    this.answers.succeed(response, campaigners.map(presentCampaigner));
  }

  @Get(':api_key/campaigners/:campaigner_id')
  async one(@Param('campaigner_id') id: string, @Res() response: Response): Promise<void> {
    const number = readId(id);
    const campaigner = number && (await this.campaigners.byNumber(surfaceName, number));
    if (!campaigner) throw failures.noCampaigner();
    this.answers.succeed(response, presentCampaigner(campaigner));
  }
}

import { Get, Param, Res } from '@nestjs/common';
import { CampaignerDirectory } from '@almoner/campaigns';
import type { Response } from 'express';
import { Answers } from './answers';
import { send } from './answer';
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
    const json = await this.answers.of('campaigners', async () =>
      (await this.campaigners.listed(surfaceName)).map(presentCampaigner),
    );
    send(response, json);
  }

  @Get(':api_key/campaigners/:campaigner_id')
  async one(@Param('campaigner_id') id: string, @Res() response: Response): Promise<void> {
    const number = readId(id);
    const json = await this.answers.of(`campaigner ${number}`, async () => {
      const campaigner = number && (await this.campaigners.byNumber(surfaceName, number));
      if (!campaigner) throw failures.noCampaigner();
      return presentCampaigner(campaigner);
    });
    send(response, json);
  }
}

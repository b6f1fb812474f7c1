import { Get, Res } from '@nestjs/common';
import { OverallTotals } from '@almoner/donations';
import type { Response } from 'express';
import { Answers } from './answers';
import { FiftyFiftyController } from './fifty-fifty-controller';
import { presentStatistics } from './present';

@FiftyFiftyController()
export class StatisticsController {
  constructor(
    private readonly totals: OverallTotals,
    private readonly answers: Answers,
  ) {}

  @Get(':api_key/statistics')
  async show(@Res() response: Response): Promise<void> {
    this.answers.succeed(response, presentStatistics(await this.totals.ofListed()));
  }
}

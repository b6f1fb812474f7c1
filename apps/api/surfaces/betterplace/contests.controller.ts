import { Get, Param, Query, Res } from '@nestjs/common';
import { type ContestItem, Contests } from '@almoner/campaigns';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Failure } from './failure';
import { presentList, readPage } from './paging';
import { presentContest, presentContestResult } from './present/contest';
import type { Urls } from './present/wire';
import { TheUrls, readNumber } from './reader';

@BetterplaceController()
export class ContestsController {
  constructor(private readonly contests: Contests) {}

  @Get('contests/:contest_id.json')
  async one(
    @Param('contest_id') id: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const contest = await this.contest(id);
    sendRead(response, [contest.number, contest.version], () =>
      presentContest(
        { ...contest, donatedCents: contest.donatedEurMinor, donations: contest.donationCount },
        urls,
      ),
    );
  }

  /** By place, then by project: the sample shows another order than the words, and the words count. */
  @Get('contests/:contest_id/results.json')
  async results(
    @Param('contest_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { contestId, number, version, resultCount } = await this.contest(id);
    const page = readPage(query);
    const items = await this.contests.results(contestId, { offset: page.offset, limit: page.perPage });
    // Whatever moves one place moves the contest.
    const places = items.flatMap((result) => [result.number, result.version, result.rank]);
    const madeFrom = [number, version, page.page, page.perPage, ...places];
    sendRead(response, madeFrom, () =>
      presentList(
        page,
        resultCount,
        items.map((result) =>
          presentContestResult(
            {
              ...result,
              donatedCents: result.donatedEurMinor,
              donations: result.donationCount,
              projectNumber: result.campaignNumber,
            },
            urls,
          ),
        ),
      ),
    );
  }

  /** @throws Failure 404 */
  private async contest(id: string): Promise<ContestItem> {
    const contest = await this.contests.byNumber(readNumber(id));
    if (contest === undefined) throw new Failure(404);
    return contest;
  }
}

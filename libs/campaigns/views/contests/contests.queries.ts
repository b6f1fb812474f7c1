import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ContestCampaignRow, ContestPlaceRow, ContestResultRow, ContestRow } from './contests.table';

export type ContestItem = RowOf<typeof ContestRow>;

/** What a campaign reached, with its number and its place: equal numbers of gifts share one. */
export type ContestResultItem = RowOf<typeof ContestResultRow> & {
  readonly campaignNumber: number;
  readonly rank: number;
};

/** Which contests are there, and who stands where? */
@Injectable()
export class Contests {
  private readonly one: Query<ContestItem, [number]>;
  private readonly standings: Query<ContestResultItem, [string, string, number, number]>;
  private readonly given: Query<unknown, [number, number]>;
  private readonly resultsGiven: Query<unknown, [number, number]>;

  constructor(store: ReadStore) {
    this.one = store.prepare((t) => `select ${t.columns(ContestRow)} from ${t(ContestRow)} where number = ?`);
    // The places are rows that are kept, one for each number of gifts, so a place is a sum over few of them.
    this.standings = store.prepare(
      (t) => `select ${t.columns(ContestResultRow, 'r')}, c.number as campaign_number,
          s.before_it + 1 as rank
        from ${t(ContestResultRow, 'r')}
        join ${t(ContestCampaignRow, 'c')} on c.campaign_id = r.campaign_id
        join (
          select donation_count,
            sum("references") over (order by donation_count desc) - "references" as before_it
          from ${t(ContestPlaceRow)} where contest_id = ?
        ) as s on s.donation_count = r.donation_count
        where r.contest_id = ?
        order by r.donation_count desc, c.number limit ? offset ?`,
    );
    this.given = store.prepare(
      (t) => `select number from ${t(ContestRow)} where number between ? and ? limit 1`,
    );
    this.resultsGiven = store.prepare(
      (t) => `select number from ${t(ContestResultRow)} where number between ? and ? limit 1`,
    );
  }

  byNumber(number: number): Promise<ContestItem | undefined> {
    return this.one.get(number);
  }

  /** By place, then by the campaign's number. How many there are stands in the contest. */
  results(
    contestId: string,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<ContestResultItem[]> {
    return this.standings.all(contestId, contestId, limit, offset);
  }

  async numbersGiven(from: number, to: number): Promise<boolean> {
    return (await this.given.get(from, to)) !== undefined;
  }

  async resultNumbersGiven(from: number, to: number): Promise<boolean> {
    return (await this.resultsGiven.get(from, to)) !== undefined;
  }
}

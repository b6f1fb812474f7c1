import { type Query, ReadStore, type RowOf, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import {
  DonationMatchRow,
  MatchedCampaignRow,
  MatchingFundCountRow,
  MatchingFundNumberRow,
  MatchingFundRow,
} from './matching-funds.table';

/** A fund with its number on one surface. */
export type MatchingFundItem = RowOf<typeof MatchingFundRow> & { readonly number: number };

interface Wanted {
  readonly surface: string;
  /** Absent: active or not. */
  readonly active?: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Which funds match gifts, to which campaigns, and what has each given? */
@Injectable()
export class MatchingFunds {
  private readonly list: Query<MatchingFundItem, [string, number, number]>;
  private readonly some: Query<MatchingFundItem, [string, boolean, number, number]>;
  private readonly counts: Query<RowOf<typeof MatchingFundCountRow>, []>;
  private readonly one: Query<MatchingFundItem, [string, number]>;
  private readonly campaigns: Query<{ readonly campaignId: string }, [string]>;
  private readonly campaignFunds: Query<MatchingFundItem, [string, string]>;
  private readonly spending: Query<MatchingFundItem & { campaignId: string }, [string, readonly string[]]>;
  private readonly fund: Query<{ readonly matchingFundId: string }, [string, number, number]>;
  private readonly matches: Query<{ readonly matchingFundId: string }, [string]>;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(store: ReadStore) {
    this.list = store.prepare((t) => `${funds(t)} where n.surface = ? ${page}`);
    this.some = store.prepare((t) => `${funds(t)} where n.surface = ? and f.active = ? ${page}`);
    this.counts = store.prepare(
      (t) => `select ${t.columns(MatchingFundCountRow)} from ${t(MatchingFundCountRow)}`,
    );
    this.one = store.prepare((t) => `${funds(t)} where n.surface = ? and n.number = ?`);
    this.campaigns = store.prepare(
      (t) =>
        `select campaign_id from ${t(MatchedCampaignRow)} where matching_fund_id = ? order by campaign_id`,
    );
    this.campaignFunds = store.prepare(
      (t) => `${funds(t)} join ${t(MatchedCampaignRow, 'm')} on m.matching_fund_id = f.matching_fund_id
        where n.surface = ? and m.campaign_id = ? order by n.number`,
    );
    this.spending = store.prepare(
      (t) => `${funds(t, ', m.campaign_id')}
        join ${t(MatchedCampaignRow, 'm')} on m.matching_fund_id = f.matching_fund_id
        where n.surface = ? and f.active = true and f.donated_eur_minor < f.provided_eur_minor
          and ${t.among('m.campaign_id')}
        order by f.activated_at desc, f.matching_fund_id desc`,
    );
    this.fund = store.prepare(
      (t) => `select f.matching_fund_id from ${t(MatchedCampaignRow, 'm')}
        join ${t(MatchingFundRow, 'f')} on f.matching_fund_id = m.matching_fund_id
        where m.campaign_id = ? and f.activated_at <= ? and (f.closed_at is null or f.closed_at > ?)
          and f.donated_eur_minor < f.provided_eur_minor
        order by f.activated_at, f.matching_fund_id limit 1`,
    );
    this.matches = store.prepare(
      (t) =>
        `select matching_fund_id from ${t(DonationMatchRow)} where donation_id = ? order by matching_fund_id`,
    );
    this.given = store.prepare(
      (t) =>
        `select number from ${t(MatchingFundNumberRow)} where surface = ? and number between ? and ? limit 1`,
    );
  }

  /** By number. The total is kept, not counted. */
  async page({ surface, active, offset, limit }: Wanted): Promise<{
    readonly total: number;
    readonly items: readonly MatchingFundItem[];
  }> {
    const [counts, items] = await Promise.all([
      this.counts.all(),
      active === undefined
        ? this.list.all(surface, limit, offset)
        : this.some.all(surface, active, limit, offset),
    ]);
    const counted = counts.filter((count) => active === undefined || count.active === active);
    return { total: counted.reduce((sum, { funds: count }) => sum + count, 0), items };
  }

  byNumber(surface: string, number: number): Promise<MatchingFundItem | undefined> {
    return this.one.get(surface, number);
  }

  /** Every fund of one campaign by number; they are few. */
  ofCampaign(surface: string, campaignId: string): Promise<MatchingFundItem[]> {
    return this.campaignFunds.all(surface, campaignId);
  }

  async campaignsOf(matchingFundId: string): Promise<string[]> {
    return (await this.campaigns.all(matchingFundId)).map(({ campaignId }) => campaignId);
  }

  /** For each campaign the fund that would match its next gift; campaigns without one are missing. */
  async matchingNow(
    surface: string,
    campaignIds: readonly string[],
  ): Promise<ReadonlyMap<string, MatchingFundItem>> {
    const rows = await this.spending.all(surface, campaignIds);
    // They come the other way round: of several, the one that is written last is the first that was activated.
    return new Map(rows.map(({ campaignId, ...fund }) => [campaignId, fund]));
  }

  /** The fund that matches a gift of this moment: the first activated of those that still have money. */
  async fundFor(campaignId: string, donatedAt: string): Promise<string | undefined> {
    const at = Date.parse(donatedAt);
    return (await this.fund.get(campaignId, at, at))?.matchingFundId;
  }

  /** The funds that matched a gift and have not got it back. */
  async fundsOf(donationId: string): Promise<string[]> {
    return (await this.matches.all(donationId)).map(({ matchingFundId }) => matchingFundId);
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return (await this.given.get(surface, from, to)) !== undefined;
  }
}

const page = 'order by n.number limit ? offset ?';

const funds = (
  t: TableReferences,
  more = '',
) => `select ${t.columns(MatchingFundRow, 'f')}, n.number${more} from ${t(MatchingFundNumberRow, 'n')}
  join ${t(MatchingFundRow, 'f')} on f.matching_fund_id = n.matching_fund_id`;

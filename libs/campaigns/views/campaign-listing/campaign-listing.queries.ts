import type { Language } from '@almoner/kernel';
import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ListingCountRow } from './campaign-listing.table';
import { type ListedCampaign, type ListedRow, shown } from './listed-campaign';
import {
  type Asked,
  type ListingFacets,
  type ListingOrder,
  type ListingScope,
  type ListingSearch,
  countStatement,
  defaultOrder,
  effectiveOrder,
  facetColumns,
  oneStatement,
  pageStatement,
} from './listing-statement';

type Argument = string | number | boolean | readonly string[];

export interface WantedCampaigns extends ListingScope {
  readonly language: Language;
  readonly facets?: ListingFacets;
  /** Absent: not completed ones first, then by score, rank and last gift. Ties go by number. */
  readonly order?: readonly ListingOrder[];
  readonly search?: ListingSearch;
  readonly offset: number;
  readonly limit: number;
}

/** Orders of several keys make many statements; when so many were asked, they are prepared anew. */
const statementsMax = 500;

/** Which campaigns are listed, in which order, and how far is each? */
@Injectable()
export class CampaignListing {
  private readonly prepared = new Map<string, Query<never, readonly Argument[]>>();
  private readonly cells: Query<RowOf<typeof ListingCountRow>, [string]>;

  constructor(private readonly store: ReadStore) {
    this.cells = store.prepare(
      (t) => `select ${t.columns(ListingCountRow)} from ${t(ListingCountRow)} where scope = ?`,
    );
  }

  async page(wanted: WantedCampaigns): Promise<{
    readonly total: number;
    readonly items: readonly ListedCampaign[];
  }> {
    const asked = askedOf(wanted);
    const { offset, limit, search } = wanted;
    const values = valuesOf(wanted, asked);
    const list = this.query<ListedRow>(`page ${JSON.stringify(asked)}`, (t) => pageStatement(t, asked));
    const scored = search ? [search.text] : [];
    const [rows, total] = await Promise.all([
      list.all(...scored, ...values, limit, offset),
      this.total(wanted, asked, values),
    ]);
    return { total, items: rows.map(shown) };
  }

  /** A listed campaign; undefined where the number is none of one. */
  async byNumber(number: number, language: Language): Promise<ListedCampaign | undefined> {
    const row = await this.query<ListedRow>(`number ${language}`, (t) =>
      oneStatement(t, language, 'number = ?'),
    ).get(number);
    return row && shown(row);
  }

  async byId(campaignId: string, language: Language): Promise<ListedCampaign | undefined> {
    const row = await this.query<ListedRow>(`id ${language}`, (t) =>
      oneStatement(t, language, 'campaign_id = ?'),
    ).get(campaignId);
    return row && shown(row);
  }

  /** Kept by facets for all campaigns and for each organisation's; what words or names select is as many as it is. */
  private async total(wanted: WantedCampaigns, asked: Asked, values: readonly Argument[]): Promise<number> {
    if (asked.named || asked.search) {
      const count = this.query<{ readonly total: number }>(
        `count ${JSON.stringify({ ...asked, keys: [], language: '' })}`,
        (t) => countStatement(t, asked),
      );
      return (await count.get(...values))?.total ?? 0;
    }
    const cells = await this.cells.all(wanted.organisationId ?? 'all');
    return cells
      .filter((cell) => asked.facets.every((facet) => cell[facet] === wanted.facets?.[facet]))
      .reduce((sum, { campaigns }) => sum + campaigns, 0);
  }

  private query<Row>(key: string, sql: Parameters<ReadStore['prepare']>[0]): Query<Row, readonly Argument[]> {
    const known = this.prepared.get(key);
    if (known !== undefined) return known;
    if (this.prepared.size >= statementsMax) this.prepared.clear();
    const query = this.store.prepare<Row, readonly Argument[]>(sql);
    this.prepared.set(key, query as unknown as Query<never, readonly Argument[]>);
    return query;
  }
}

function askedOf({
  language,
  facets = {},
  order,
  search,
  organisationId,
  campaignIds,
}: WantedCampaigns): Asked {
  const facetKeys = Object.keys(facetColumns) as (keyof ListingFacets)[];
  return {
    language,
    facets: facetKeys.filter((facet) => facets[facet] !== undefined),
    keys: effectiveOrder(order ?? defaultOrder, search !== undefined),
    organisation: organisationId !== undefined,
    named: campaignIds !== undefined,
    search: search?.scope,
  };
}

function valuesOf(wanted: WantedCampaigns, asked: Asked): Argument[] {
  const { organisationId, campaignIds, facets = {}, search } = wanted;
  return [organisationId, campaignIds, ...asked.facets.map((facet) => facets[facet]), search?.text].filter(
    (value) => value !== undefined,
  );
}

import type { Language } from '@almoner/kernel';
import { type Query, ReadStore, type RowOf, VariedQueries } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { type CampaignListingRow, type CampaignStoryRow, ListingCountRow } from './campaign-listing.table';
import { type ListedCampaign, type ListedRow, shown } from './listed-campaign';
import { listedStatement } from './listed-statement';
import { countStatement, pageStatement, placesStatement } from './listing-statement';
import {
  type ChosenCampaigns,
  type ListingBox,
  type Part,
  type WantedCampaigns,
  askedOf,
  valuesOf,
} from './wanted-campaigns';

/** What tells one state of a listed campaign from another: whatever else is shown of it follows from these. */
export type CampaignState = Pick<RowOf<typeof CampaignListingRow>, 'campaignId' | 'version'> &
  Pick<RowOf<typeof CampaignStoryRow>, 'managerId' | 'managerFirstName' | 'managerLastName'>;

/** Where a campaign is, in microdegrees. */
export interface CampaignPlace {
  readonly campaignId: string;
  readonly latitude: number;
  readonly longitude: number;
}

interface PlaceRow {
  readonly campaignId: string;
  readonly latitudeMicrodegrees: number;
  readonly longitudeMicrodegrees: number;
}

/** Which campaigns are listed, in which order, and how far is each? */
@Injectable()
export class CampaignListing {
  private readonly queries: VariedQueries;
  private readonly cells: Query<RowOf<typeof ListingCountRow>, [string]>;

  constructor(store: ReadStore) {
    this.queries = new VariedQueries(store);
    this.cells = store.prepare(
      (t) => `select ${t.columns(ListingCountRow)} from ${t(ListingCountRow)} where scope = ?`,
    );
  }

  async page(wanted: WantedCampaigns): Promise<{
    readonly total: number;
    readonly items: readonly ListedCampaign[];
  }> {
    const [states, total] = await Promise.all([this.states(wanted, wanted), this.total(wanted)]);
    const ids = states.map(({ campaignId }) => campaignId);
    return { total, items: await this.byIds(ids, wanted.language) };
  }

  /** The campaigns of a part of the list, for whoever keeps what else is shown of each. */
  states(chosen: ChosenCampaigns, { offset, limit }: Part): Promise<CampaignState[]> {
    const asked = askedOf(chosen);
    const list = this.queries.of<CampaignState>(`page ${JSON.stringify(asked)}`, (t) =>
      pageStatement(t, asked),
    );
    return list.all(...scored(chosen), ...valuesOf(chosen, asked), limit, offset);
  }

  /**
   * How many are chosen. Kept by facets for all campaigns and for each organisation's; what words, names or places select is
   * counted, because it is few.
   */
  async total(chosen: ChosenCampaigns): Promise<number> {
    const asked = askedOf(chosen);
    if (asked.named || asked.search || asked.boxes > 0 || asked.nowhere) {
      const count = this.queries.of<{ readonly total: number }>(
        `count ${JSON.stringify({ ...asked, keys: [] })}`,
        (t) => countStatement(t, asked),
      );
      return (await count.get(...valuesOf(chosen, asked)))?.total ?? 0;
    }
    const cells = await this.cells.all(chosen.organisationId ?? 'all');
    return cells
      .filter((cell) => asked.facets.every((facet) => cell[facet] === chosen.facets?.[facet]))
      .reduce((sum, { campaigns }) => sum + campaigns, 0);
  }

  /** Those of the chosen campaigns that lie in a box, in the order that was chosen. */
  async placesIn(box: ListingBox, chosen: ChosenCampaigns): Promise<CampaignPlace[]> {
    const inside = { ...chosen, boxes: [...(chosen.boxes ?? []), box] };
    const asked = askedOf(inside);
    const places = this.queries.of<PlaceRow>(`places ${JSON.stringify(asked)}`, (t) =>
      placesStatement(t, asked),
    );
    const rows = await places.all(...scored(inside), ...valuesOf(inside, asked));
    return rows.map(({ campaignId, latitudeMicrodegrees, longitudeMicrodegrees }) => ({
      campaignId,
      latitude: latitudeMicrodegrees,
      longitude: longitudeMicrodegrees,
    }));
  }

  /** In the order of the ids; campaigns that are not listed are missing. */
  async byIds(campaignIds: readonly string[], language: Language): Promise<ListedCampaign[]> {
    if (campaignIds.length === 0) return [];
    const rows = await this.queries
      .of<ListedRow>(`ids ${language}`, (t) => listedStatement(t, language, t.among('l.campaign_id')))
      .all(campaignIds);
    const known = new Map(rows.map((row) => [row.campaignId, row]));
    return campaignIds.flatMap((campaignId) => known.get(campaignId) ?? []).map(shown);
  }

  /** A listed campaign; undefined where the number is none of one. */
  async byNumber(number: number, language: Language): Promise<ListedCampaign | undefined> {
    const row = await this.queries
      .of<ListedRow>(`number ${language}`, (t) => listedStatement(t, language, 'l.number = ?'))
      .get(number);
    return row && shown(row);
  }

  async byId(campaignId: string, language: Language): Promise<ListedCampaign | undefined> {
    const row = await this.queries
      .of<ListedRow>(`id ${language}`, (t) => listedStatement(t, language, 'l.campaign_id = ?'))
      .get(campaignId);
    return row && shown(row);
  }
}

const scored = ({ search }: ChosenCampaigns): readonly string[] => (search ? [search.text] : []);

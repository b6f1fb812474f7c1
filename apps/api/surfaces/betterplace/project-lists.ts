import {
  CampaignListing,
  type CampaignState,
  type ChosenCampaigns,
  type ListingFacets,
  type ListingKey,
  type ListingScope,
} from '@almoner/campaigns';
import { Places } from '@almoner/geography';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { sendRead } from './answer';
import { type Filters, readFacets, readOrder } from './list-grammar';
import { lists } from './lists';
import { aroundLocation, nearestFirst } from './nearest-first';
import { type Page, type Slice, listBytes, readPage } from './paging';
import type { Urls } from './present/wire';
import { type Around, readSearch } from './search-query';
import { ShownProjects, partsOf } from './shown-projects';

/** Answers every list of projects: what may be asked of one may be asked of all. */
@Injectable()
export class ProjectLists {
  constructor(
    private readonly listing: CampaignListing,
    private readonly shown: ShownProjects,
    private readonly places: Places,
  ) {}

  /** @param scope all projects, an organisation's, or some that are named */
  async send(
    response: Response,
    query: Readonly<Record<string, unknown>>,
    urls: Urls,
    scope: ListingScope = {},
  ): Promise<void> {
    const page = readPage(query);
    const facets = readFacets(lists.projects, query);
    const search = await readSearch(query, this.places);
    const impossible = facets === 'none' || search === 'none';
    const around = search === 'none' ? undefined : search.around;
    const { items, total } = impossible
      ? nothing
      : await this.slice(
          {
            ...scope,
            facets: facetsOf(facets),
            order: readOrder(lists.projects, query).map(({ key, direction }) => ({
              by: keys[key],
              descending: direction === 'desc',
            })),
            boxes: search.boxes,
            ...(search.text && { search: search.text }),
          },
          around,
          page,
        );
    const location = aroundLocation(around);
    const beside = await this.shown.beside(items);
    const madeFrom = [
      page.page,
      page.perPage,
      total,
      JSON.stringify(location),
      ...items.flatMap((state) => partsOf(state, beside)),
    ];
    await sendRead(response, madeFrom, async () =>
      listBytes(page, total, await this.shown.all(items, beside, urls), location),
    );
  }

  /** Some that are named, in the order in which they are named; few enough to be read together. */
  async sendNamed(
    response: Response,
    query: Readonly<Record<string, unknown>>,
    urls: Urls,
    campaignIds: readonly string[],
  ): Promise<void> {
    const page = readPage(query);
    const listed = campaignIds.length === 0 ? [] : await this.statesOf(campaignIds);
    const items = listed.slice(page.offset, page.offset + page.perPage);
    const beside = await this.shown.beside(items);
    const parts = items.flatMap((state) => partsOf(state, beside));
    await sendRead(response, [page.page, page.perPage, listed.length, ...parts], async () =>
      listBytes(page, listed.length, await this.shown.all(items, beside, urls)),
    );
  }

  private async slice(
    chosen: ChosenCampaigns,
    around: Around | undefined,
    page: Page,
  ): Promise<Slice<CampaignState>> {
    const total = () => this.listing.total(chosen);
    if (around === undefined) {
      const part = { offset: page.offset, limit: page.perPage };
      const [items, count] = await Promise.all([this.listing.states(chosen, part), total()]);
      return { items, total: count };
    }
    const placesIn = async (...of: Parameters<typeof this.listing.placesIn>) =>
      (await this.listing.placesIn(...of)).map(({ campaignId: id, ...point }) => ({ id, ...point }));
    const list = {
      total,
      placesIn: (box: Parameters<typeof placesIn>[0]) => placesIn(box, chosen),
      byIds: (ids: readonly string[]) => this.statesOf(ids),
      nowhere: (part: Parameters<typeof this.listing.states>[1]) =>
        this.listing.states({ ...chosen, nowhere: true }, part),
    };
    return nearestFirst(list, around, page);
  }

  private async statesOf(ids: readonly string[]): Promise<readonly CampaignState[]> {
    const states = await this.listing.states({ campaignIds: ids }, { offset: 0, limit: ids.length });
    const known = new Map(states.map((state) => [state.campaignId, state]));
    return ids.flatMap((id) => known.get(id) ?? []);
  }
}

const nothing = { total: 0, items: [] };

const keys = {
  score: 'score',
  rank: 'rank',
  id: 'number',
  progress_percentage: 'progress-percentage',
  tax_deductible: 'tax-deductible',
  created_at: 'created-at',
  updated_at: 'updated-at',
  last_donation_at: 'last-donation-at',
  completed: 'completed',
} as const satisfies Record<(typeof lists.projects)['orders'][number], ListingKey>;

const facetsOf = (facets: Filters<(typeof lists.projects)['facets']>): ListingFacets => ({
  taxDeductible: facets.tax_deductible,
  completed: facets.completed,
  closed: facets.closed,
  donationsProhibited: facets.prohibit_donations,
});

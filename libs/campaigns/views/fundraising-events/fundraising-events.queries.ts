import type { Language } from '@almoner/kernel';
import { type Query, ReadStore, type RowOf, VariedQueries } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import {
  type AskedEvents,
  type EventFacets,
  type EventOrder,
  type EventSearch,
  countStatement,
  defaultOrder,
  effectiveOrder,
  facetColumns,
  oneStatement,
  pageStatement,
} from './events-statement';
import {
  FundraisingEventCountRow,
  FundraisingEventRow,
  FundraisingEventStoryRow,
} from './fundraising-events.table';

type Argument = string | number | boolean;
type Listed = Omit<RowOf<typeof FundraisingEventRow>, 'rankDown' | 'lastDonationDown'>;
type Told = Pick<
  RowOf<typeof FundraisingEventStoryRow>,
  'slug' | 'organisationId' | 'managerId' | 'managerFirstName' | 'managerLastName' | 'profilePicture'
>;

/** A fundraising event in one language, with what it was given. */
export type FundraisingEventItem = Listed & Told & { readonly title: string; readonly description: string };

export interface WantedEvents {
  readonly language: Language;
  /** Of one client; all where it is absent. */
  readonly clientId?: string;
  readonly facets?: EventFacets;
  /** Absent: those that did not reach their goal first, then by score, rank and last gift. Ties go by number. */
  readonly order?: readonly EventOrder[];
  readonly search?: EventSearch;
  readonly offset: number;
  readonly limit: number;
}

/** Which fundraising events are there, in which order, and what was each given? */
@Injectable()
export class FundraisingEvents {
  private readonly queries: VariedQueries;
  private readonly cells: Query<RowOf<typeof FundraisingEventCountRow>, [string]>;
  private readonly slug: Query<{ readonly fundraisingEventId: string }, [string]>;
  private readonly given: Query<unknown, [number, number]>;

  constructor(store: ReadStore) {
    this.queries = new VariedQueries(store);
    this.cells = store.prepare(
      (t) =>
        `select ${t.columns(FundraisingEventCountRow)} from ${t(FundraisingEventCountRow)} where scope = ?`,
    );
    this.slug = store.prepare(
      (t) => `select fundraising_event_id from ${t(FundraisingEventStoryRow)} where slug = ?`,
    );
    this.given = store.prepare(
      (t) => `select number from ${t(FundraisingEventRow)} where number between ? and ? limit 1`,
    );
  }

  async page(wanted: WantedEvents): Promise<{
    readonly total: number;
    readonly items: readonly FundraisingEventItem[];
  }> {
    const asked = askedOf(wanted);
    const { offset, limit, search } = wanted;
    const values = valuesOf(wanted, asked);
    const list = this.queries.of<FundraisingEventItem>(`page ${JSON.stringify(asked)}`, (t) =>
      pageStatement(t, asked),
    );
    const scored = search ? [search.text] : [];
    const [items, total] = await Promise.all([
      list.all(...scored, ...values, limit, offset),
      this.total(wanted, asked, values),
    ]);
    return { total, items };
  }

  byNumber(number: number, language: Language): Promise<FundraisingEventItem | undefined> {
    return this.queries
      .of<FundraisingEventItem>(`number ${language}`, (t) => oneStatement(t, language, 'number = ?'))
      .get(number);
  }

  byId(fundraisingEventId: string, language: Language): Promise<FundraisingEventItem | undefined> {
    return this.queries
      .of<FundraisingEventItem>(`id ${language}`, (t) =>
        oneStatement(t, language, 'fundraising_event_id = ?'),
      )
      .get(fundraisingEventId);
  }

  async slugHolder(slug: string): Promise<string | undefined> {
    return (await this.slug.get(slug))?.fundraisingEventId;
  }

  async numbersGiven(from: number, to: number): Promise<boolean> {
    return (await this.given.get(from, to)) !== undefined;
  }

  /** Kept by facets for all events and for each client's; what words or names select is as many as it is. */
  private async total(
    wanted: WantedEvents,
    asked: AskedEvents,
    values: readonly Argument[],
  ): Promise<number> {
    if (asked.search) {
      const count = this.queries.of<{ readonly total: number }>(
        `count ${JSON.stringify({ ...asked, keys: [], language: '' })}`,
        (t) => countStatement(t, asked),
      );
      return (await count.get(...values))?.total ?? 0;
    }
    const cells = await this.cells.all(wanted.clientId ?? 'all');
    return cells
      .filter((cell) => asked.facets.every((facet) => cell[facet] === wanted.facets?.[facet]))
      .reduce((sum, { events }) => sum + events, 0);
  }
}

function askedOf({ language, facets = {}, order, search, clientId }: WantedEvents): AskedEvents {
  const facetKeys = Object.keys(facetColumns) as (keyof EventFacets)[];
  return {
    language,
    facets: facetKeys.filter((facet) => facets[facet] !== undefined),
    keys: effectiveOrder(order ?? defaultOrder, search !== undefined),
    client: clientId !== undefined,
    search: search?.scope,
  };
}

function valuesOf({ clientId, facets = {}, search }: WantedEvents, asked: AskedEvents): Argument[] {
  return [clientId, ...asked.facets.map((facet) => facets[facet]), search?.text].filter(
    (value) => value !== undefined,
  );
}

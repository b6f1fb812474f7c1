import type { Audience } from '@almoner/kernel';
import { type Query, ReadStore, type RowOf, VariedQueries } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import {
  type OpinionFacets,
  type OpinionOrder,
  conditions,
  effectiveOrder,
  pageStatement,
} from './opinion-list';
import { OpinionCountRow, OpinionNumberRow, OpinionRow } from './opinions.table';

type Row = RowOf<typeof OpinionRow> & { readonly number: number };

type Said = Omit<Row, 'parent' | 'parentId' | 'shownEurMinor'>;

/** Everything about an opinion, for those who look after what it is about. */
export type WholeOpinion = Said;

/** An opinion as its author wants it shown: hidden amounts and anonymous names are null. */
export type ShownOpinion = Omit<Said, 'anonymous' | 'hideAmount'>;

type ItemFor<A extends Audience> = A extends 'owner' | 'admin' ? WholeOpinion : ShownOpinion;

/** An opinion on a campaign. */
export type OpinionItem<A extends Audience> = ItemFor<A> & { readonly campaignId: string };

/** An opinion on a fundraising event. */
export type EventOpinionItem<A extends Audience> = ItemFor<A> & { readonly fundraisingEventId: string };

export interface OpinionSearch extends OpinionFacets {
  /** First the primary key; left out, oldest first. Ties end by number. */
  readonly order?: readonly OpinionOrder[];
  readonly offset?: number;
  readonly limit?: number;
}

const limitMax = 1000;

/** What do people say about a campaign or a fundraising event, and which of them gave? */
@Injectable()
export class Opinions {
  private readonly numbered: Query<Row, [string, number]>;
  private readonly count: Query<RowOf<typeof OpinionCountRow>, [readonly string[]]>;
  private readonly given: Query<unknown, [string, number, number]>;
  private readonly queries: VariedQueries;

  constructor(store: ReadStore) {
    this.queries = new VariedQueries(store);
    this.numbered = store.prepare(
      (t) => `select ${t.columns(OpinionRow, 'o')}, n.number
        from ${t(OpinionNumberRow, 'n')} join ${t(OpinionRow, 'o')} on o.opinion_id = n.opinion_id
        where n.surface = ? and n.number = ?`,
    );
    this.count = store.prepare(
      (t) => `select ${t.columns(OpinionCountRow)} from ${t(OpinionCountRow)} where ${t.among('parent_id')}`,
    );
    this.given = store.prepare(
      (t) => `select number from ${t(OpinionNumberRow)} where surface = ? and number between ? and ? limit 1`,
    );
  }

  /** A page of the opinions on one campaign or several, and how many there are on all pages. */
  async ofCampaigns<A extends Audience>(
    campaignIds: readonly string[],
    surface: string,
    audience: A,
    search: OpinionSearch = {},
  ): Promise<{ readonly total: number; readonly items: OpinionItem<A>[] }> {
    const { total, rows } = await this.on(campaignIds, surface, search);
    return { total, items: rows.map((row) => onCampaign(audience, row)) };
  }

  /** A page of the opinions on a fundraising event, and how many there are on all pages. */
  async ofEvent<A extends Audience>(
    fundraisingEventId: string,
    surface: string,
    audience: A,
    search: OpinionSearch = {},
  ): Promise<{ readonly total: number; readonly items: EventOpinionItem<A>[] }> {
    const { total, rows } = await this.on([fundraisingEventId], surface, search);
    return { total, items: rows.map((row) => onEvent(audience, row)) };
  }

  /** An opinion on a campaign; undefined where the number is that of none. */
  async byNumber<A extends Audience>(
    surface: string,
    number: number,
    audience: A,
  ): Promise<OpinionItem<A> | undefined> {
    const row = await this.numbered.get(surface, number);
    return row?.parent === 'campaign' ? onCampaign(audience, row) : undefined;
  }

  /** An opinion on a fundraising event; undefined where the number is that of none. */
  async onEventByNumber<A extends Audience>(
    surface: string,
    number: number,
    audience: A,
  ): Promise<EventOpinionItem<A> | undefined> {
    const row = await this.numbered.get(surface, number);
    return row?.parent === 'fundraising-event' ? onEvent(audience, row) : undefined;
  }

  /** How many opinions without a gift each campaign has; campaigns without any are missing. */
  async plainCounts(
    campaignIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly positive: number; readonly negative: number }>> {
    const counts = new Map<string, { positive: number; negative: number }>();
    for (const { parentId, score, hasDonation, count } of await this.count.all(campaignIds)) {
      if (hasDonation) continue;
      const own = counts.get(parentId) ?? { positive: 0, negative: 0 };
      counts.set(parentId, { ...own, [score]: own[score] + count });
    }
    return counts;
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return (await this.given.get(surface, from, to)) !== undefined;
  }

  private async on(
    parentIds: readonly string[],
    surface: string,
    { order = [{ by: 'created-at' }], offset = 0, limit = 20, ...facets }: OpinionSearch,
  ): Promise<{ readonly total: number; readonly rows: readonly Row[] }> {
    const total = await this.total(parentIds, facets);
    if (total <= offset) return { total, rows: [] };
    const [first] = parentIds;
    const many = parentIds.length !== 1;
    const rows = await this.page({ facets, keys: effectiveOrder(order), many }).all(
      many ? parentIds : first!,
      surface,
      ...conditions(facets, 'o').values,
      Math.min(limit, limitMax),
      offset,
    );
    return { total, rows };
  }

  private async total(parentIds: readonly string[], facets: OpinionFacets): Promise<number> {
    const holds = (row: RowOf<typeof OpinionCountRow>) =>
      (['score', 'hasMessage', 'hasDonation'] as const).every(
        (facet) => facets[facet] === undefined || facets[facet] === row[facet],
      );
    return (await this.count.all(parentIds)).filter(holds).reduce((sum, { count }) => sum + count, 0);
  }

  private page(asked: Parameters<typeof pageStatement>[1]) {
    const { facets, keys, many } = asked;
    const name = `${conditions(facets, 'o').sql} ${keys.map(({ by, descending }) => `${by} ${descending === true}`).join()} ${many}`;
    return this.queries.of<Row>(name, (t) => pageStatement(t, asked));
  }
}

function onCampaign<A extends Audience>(audience: A, { parentId, ...row }: Row): OpinionItem<A> {
  return { ...shownTo(audience, row), campaignId: parentId };
}

function onEvent<A extends Audience>(audience: A, { parentId, ...row }: Row): EventOpinionItem<A> {
  return { ...shownTo(audience, row), fundraisingEventId: parentId };
}

function shownTo<A extends Audience>(audience: A, row: Omit<Row, 'parentId'>): ItemFor<A> {
  const { parent: _, shownEurMinor: __, ...said } = row;
  if (audience === 'owner' || audience === 'admin') return said;
  const { anonymous, hideAmount, ...shown } = said;
  const hidden = { amountMinor: null, currency: null, eurMinor: null, gbpMinor: null };
  return {
    ...shown,
    ...(anonymous ? { author: null, authorId: null } : {}),
    ...(hideAmount ? hidden : {}),
  } as ItemFor<A>;
}

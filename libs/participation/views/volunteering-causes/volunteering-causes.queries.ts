import type { Language } from '@almoner/kernel';
import { type Query, ReadStore, VariedQueries } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { type CauseAndCarrier, type VolunteeringCauseItem, itemIn } from './cause-item';
import {
  type CauseBox,
  type CauseFilter,
  type ChosenCauses,
  type WantedCauses,
  causesStatement,
  countStatement,
  orderOf,
  pageStatement,
  placesStatement,
} from './cause-statements';
import {
  CauseCarrierRow,
  VolunteeringCauseCountRow,
  VolunteeringCauseNumberRow,
} from './volunteering-causes.table';

/** Where a cause is, in microdegrees. */
export interface CausePoint {
  readonly causeId: string;
  readonly latitude: number;
  readonly longitude: number;
}

interface PointRow {
  readonly causeId: string;
  readonly latitudeMicrodegrees: number;
  readonly longitudeMicrodegrees: number;
}

type Arguments = (string | number)[];

/** What can people give time to? */
@Injectable()
export class VolunteeringCauses {
  private readonly queries: VariedQueries;
  private readonly one: Query<CauseAndCarrier, [string, number]>;
  private readonly some: Query<CauseAndCarrier, [string, readonly string[]]>;
  private readonly all: Query<{ readonly causes: number }, []>;
  private readonly carrier: Query<unknown, [string]>;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(store: ReadStore) {
    this.queries = new VariedQueries(store);
    this.one = store.prepare((t) => `${causesStatement(t)} where n.surface = ? and n.number = ?`);
    this.some = store.prepare(
      (t) => `${causesStatement(t)} where n.surface = ? and ${t.among('n.cause_id')}`,
    );
    this.all = store.prepare((t) => `select causes from ${t(VolunteeringCauseCountRow)} where scope = 'all'`);
    this.carrier = store.prepare(
      (t) => `select organisation_id from ${t(CauseCarrierRow)} where organisation_id = ?`,
    );
    this.given = store.prepare(
      (t) =>
        `select number from ${t(VolunteeringCauseNumberRow)}
          where surface = ? and number between ? and ? limit 1`,
    );
  }

  /** The total of the whole list is kept; only what a filter leaves is counted. */
  async page(wanted: WantedCauses): Promise<{
    readonly total: number;
    readonly items: readonly VolunteeringCauseItem[];
  }> {
    const { surface, language, offset, limit } = wanted;
    const [rows, total] = await Promise.all([
      this.list(wanted).all(surface, ...argumentsOf(wanted), limit, offset),
      this.total(wanted),
    ]);
    return { total, items: rows.map((row) => itemIn(language, row)) };
  }

  /** Those of the chosen causes that lie in a box, in the order that was chosen. */
  async placesIn(box: CauseBox, chosen: ChosenCauses): Promise<CausePoint[]> {
    const inside = { ...chosen, boxes: [...(chosen.boxes ?? []), box] };
    const rows = await this.pointsOf(inside).all(chosen.surface, ...argumentsOf(inside));
    return rows.map(({ causeId, latitudeMicrodegrees, longitudeMicrodegrees }) => ({
      causeId,
      latitude: latitudeMicrodegrees,
      longitude: longitudeMicrodegrees,
    }));
  }

  /** In the order of the ids; causes that were withdrawn are missing. */
  async byIds(
    surface: string,
    causeIds: readonly string[],
    language: Language,
  ): Promise<VolunteeringCauseItem[]> {
    const rows = await this.some.all(surface, causeIds);
    const known = new Map(rows.map((row) => [row.causeId, row]));
    return causeIds.flatMap((causeId) => known.get(causeId) ?? []).map((row) => itemIn(language, row));
  }

  async byNumber(
    surface: string,
    number: number,
    language: Language,
  ): Promise<VolunteeringCauseItem | undefined> {
    const row = await this.one.get(surface, number);
    return row && itemIn(language, row);
  }

  async isCarrierKnown(organisationId: string): Promise<boolean> {
    return (await this.carrier.get(organisationId)) !== undefined;
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return (await this.given.get(surface, from, to)) !== undefined;
  }

  /** How many are chosen. */
  async total(filter: CauseFilter): Promise<number> {
    if (!filter.search && !filter.boxes?.length) return (await this.all.get())?.causes ?? 0;
    const count = this.queries.of<{ readonly found: number }>(`count ${nameOf(filter)}`, (t) =>
      countStatement(t, filter),
    );
    return (await count.get(...argumentsOf(filter)))?.found ?? 0;
  }

  private list(chosen: ChosenCauses): Query<CauseAndCarrier, readonly (string | number)[]> {
    const name = `page ${nameOf(chosen)} ${orderOf(chosen)}`;
    return this.queries.of<CauseAndCarrier>(name, (t) => pageStatement(t, chosen));
  }

  private pointsOf(chosen: ChosenCauses): Query<PointRow, readonly (string | number)[]> {
    const name = `places ${nameOf(chosen)} ${orderOf(chosen)}`;
    return this.queries.of<PointRow>(name, (t) => placesStatement(t, chosen));
  }
}

const nameOf = ({ search, boxes = [] }: CauseFilter): string =>
  `${search?.scope ?? 'all'} in ${boxes.length} boxes`;

const argumentsOf = ({ search, boxes = [] }: CauseFilter): Arguments => [
  ...(search ? [search.text] : []),
  ...boxes.flat(),
];

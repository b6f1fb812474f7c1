import type { Language } from '@almoner/kernel';
import { type Query, ReadStore, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { type CauseAndCarrier, type VolunteeringCauseItem, carrierParts, itemIn } from './cause-item';
import {
  CauseCarrierRow,
  VolunteeringCauseCountRow,
  VolunteeringCauseNumberRow,
  VolunteeringCauseRow,
} from './volunteering-causes.table';

const orderColumns = {
  hasImage: 'c.has_image',
  carrierHasImage: 'c.carrier_has_image',
  createdAt: 'c.created_at',
  updatedAt: 'c.updated_at',
} as const;

export interface CauseOrder {
  readonly by: keyof typeof orderColumns;
  readonly descending?: boolean;
}

/** `words` looks at title, place, names and description in both languages, `humanNames` at the contact and the carrier alone. */
export interface CauseSearch {
  readonly scope: 'words' | 'humanNames';
  readonly text: string;
}

/** A box in microdegrees, as `boxBounds` of the geography gives it and `within` of the read store takes it. */
export type CauseBox = readonly [number, number, number, number, number, number];

/** Which causes are meant, and how they stand; ties end at the lowest number. */
export interface ChosenCauses {
  readonly surface: string;
  readonly orders?: readonly CauseOrder[];
  readonly search?: CauseSearch;
  /** They lie in all of these boxes. */
  readonly boxes?: readonly CauseBox[];
}

/** Which part of the list is wanted. */
export interface WantedCauses extends ChosenCauses {
  readonly language: Language;
  readonly offset: number;
  readonly limit: number;
}

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

type Filter = Pick<ChosenCauses, 'search' | 'boxes'>;
type Arguments = (string | number)[];

/** What can people give time to? */
@Injectable()
export class VolunteeringCauses {
  private readonly lists = new Map<string, Query<CauseAndCarrier, Arguments>>();
  private readonly points = new Map<string, Query<PointRow, Arguments>>();
  private readonly counts = new Map<string, Query<{ readonly found: number }, Arguments>>();
  private readonly one: Query<CauseAndCarrier, [string, number]>;
  private readonly some: Query<CauseAndCarrier, [string, readonly string[]]>;
  private readonly all: Query<{ readonly causes: number }, []>;
  private readonly carrier: Query<unknown, [string]>;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(private readonly store: ReadStore) {
    this.one = store.prepare((t) => `${causes(t)} and n.number = ?`);
    this.some = store.prepare((t) => `${causes(t)} and ${t.among('c.cause_id')}`);
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
  async total(filter: Filter): Promise<number> {
    if (!filter.search && !filter.boxes?.length) return (await this.all.get())?.causes ?? 0;
    const count = once(this.counts, nameOf(filter), () =>
      this.store.prepare(
        (t) => `select count(*) as found from ${t(VolunteeringCauseRow, 'c')} where true ${holds(t, filter)}`,
      ),
    );
    return (await count.get(...argumentsOf(filter)))?.found ?? 0;
  }

  /** One statement for each order that makes a difference: a key that comes again makes none, so they are few. */
  private list(chosen: ChosenCauses): Query<CauseAndCarrier, Arguments> {
    const order = orderOf(chosen);
    return once(this.lists, `${nameOf(chosen)} ${order}`, () =>
      this.store.prepare((t) => `${causes(t)} ${holds(t, chosen)} order by ${order} limit ? offset ?`),
    );
  }

  private pointsOf(chosen: ChosenCauses): Query<PointRow, Arguments> {
    const order = orderOf(chosen);
    return once(this.points, `${nameOf(chosen)} ${order}`, () =>
      this.store.prepare(
        (t) => `select c.cause_id, c.latitude_microdegrees, c.longitude_microdegrees
          from ${t(VolunteeringCauseRow, 'c')}
          join ${t(VolunteeringCauseNumberRow, 'n')} on n.cause_id = c.cause_id
          where n.surface = ? ${holds(t, chosen)} order by ${order}`,
      ),
    );
  }
}

function once<Value>(kept: Map<string, Value>, name: string, make: () => Value): Value {
  const value = kept.get(name) ?? make();
  kept.set(name, value);
  return value;
}

function orderOf({ orders = [] }: ChosenCauses): string {
  const decisive = orders.filter(({ by }, index) => orders.findIndex((other) => other.by === by) === index);
  const keys = decisive.map(({ by, descending }) => `${orderColumns[by]}${descending ? ' desc' : ''}`);
  return [...keys, 'n.number'].join(', ');
}

const nameOf = ({ search, boxes = [] }: Filter): string =>
  `${search?.scope ?? 'all'} in ${boxes.length} boxes`;

const argumentsOf = ({ search, boxes = [] }: Filter): Arguments => [
  ...(search ? [search.text] : []),
  ...boxes.flat(),
];

const holds = (t: TableReferences, { search, boxes = [] }: Filter): string =>
  [
    ...(search ? [t.matches(VolunteeringCauseRow, search.scope, 'c')] : []),
    ...boxes.map(() => t.within('c.latitude_microdegrees', 'c.longitude_microdegrees')),
  ]
    .map((condition) => `and ${condition}`)
    .join(' ');

const causes = (t: TableReferences) => `select ${t.columns(VolunteeringCauseRow, 'c')}, n.number,
    ${carrierParts.map((part) => `o.${part} as carrier_${part}`).join(', ')}
  from ${t(VolunteeringCauseRow, 'c')}
  join ${t(VolunteeringCauseNumberRow, 'n')} on n.cause_id = c.cause_id
  left join ${t(CauseCarrierRow, 'o')} on o.organisation_id = c.organisation_id
  where n.surface = ?`;

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

/** `words` looks at title, description and place in both languages, `humanNames` at the contact and the carrier. */
export interface CauseSearch {
  readonly scope: 'words' | 'humanNames';
  readonly text: string;
}

/** A box in microdegrees, as `boxBounds` of the geography gives it and `within` of the read store takes it. */
export type CauseBox = readonly [number, number, number, number, number, number];

/** Which part of the list is wanted, and how it stands; ties end at the lowest number. */
export interface WantedCauses {
  readonly surface: string;
  readonly language: Language;
  readonly offset: number;
  readonly limit: number;
  readonly orders?: readonly CauseOrder[];
  readonly search?: CauseSearch;
  readonly box?: CauseBox;
}

type Filter = Pick<WantedCauses, 'search' | 'box'>;
type Arguments = (string | number)[];

/** What can people give time to? */
@Injectable()
export class VolunteeringCauses {
  private readonly lists = new Map<string, Query<CauseAndCarrier, Arguments>>();
  private readonly counts = new Map<string, Query<{ readonly found: number }, Arguments>>();
  private readonly one: Query<CauseAndCarrier, [string, number]>;
  private readonly all: Query<{ readonly causes: number }, []>;
  private readonly carrier: Query<unknown, [string]>;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(private readonly store: ReadStore) {
    this.one = store.prepare((t) => `${causes(t)} and n.number = ?`);
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
    const { surface, language, offset, limit, orders = [] } = wanted;
    const [rows, total] = await Promise.all([
      this.list(orders, wanted).all(surface, ...argumentsOf(wanted), limit, offset),
      this.total(wanted),
    ]);
    return { total, items: rows.map((row) => itemIn(language, row)) };
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

  private async total(filter: Filter): Promise<number> {
    if (!filter.search && !filter.box) return (await this.all.get())?.causes ?? 0;
    const count = once(this.counts, nameOf(filter), () =>
      this.store.prepare(
        (t) => `select count(*) as found from ${t(VolunteeringCauseRow, 'c')} where true ${holds(t, filter)}`,
      ),
    );
    return (await count.get(...argumentsOf(filter)))?.found ?? 0;
  }

  /** One statement for each order that makes a difference: a key that comes again makes none, so they are few. */
  private list(orders: readonly CauseOrder[], filter: Filter): Query<CauseAndCarrier, Arguments> {
    const decisive = orders.filter(({ by }, index) => orders.findIndex((other) => other.by === by) === index);
    const keys = decisive.map(({ by, descending }) => `${orderColumns[by]}${descending ? ' desc' : ''}`);
    const order = [...keys, 'n.number'].join(', ');
    return once(this.lists, `${nameOf(filter)} ${order}`, () =>
      this.store.prepare((t) => `${causes(t)} ${holds(t, filter)} order by ${order} limit ? offset ?`),
    );
  }
}

function once<Value>(kept: Map<string, Value>, name: string, make: () => Value): Value {
  const value = kept.get(name) ?? make();
  kept.set(name, value);
  return value;
}

const nameOf = ({ search, box }: Filter): string => `${search?.scope ?? 'all'} ${box ? 'in a box' : ''}`;

const argumentsOf = ({ search, box }: Filter): Arguments => [
  ...(search ? [search.text] : []),
  ...(box ?? []),
];

const holds = (t: TableReferences, { search, box }: Filter): string =>
  [
    search ? `and ${t.matches(VolunteeringCauseRow, search.scope, 'c')}` : '',
    box ? `and ${t.within('c.latitude_microdegrees', 'c.longitude_microdegrees')}` : '',
  ].join(' ');

const causes = (t: TableReferences) => `select ${t.columns(VolunteeringCauseRow, 'c')}, n.number,
    ${carrierParts.map((part) => `o.${part} as carrier_${part}`).join(', ')}
  from ${t(VolunteeringCauseRow, 'c')}
  join ${t(VolunteeringCauseNumberRow, 'n')} on n.cause_id = c.cause_id
  left join ${t(CauseCarrierRow, 'o')} on o.organisation_id = c.organisation_id
  where n.surface = ?`;

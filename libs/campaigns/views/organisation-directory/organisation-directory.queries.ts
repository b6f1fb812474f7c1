import type { Language } from '@almoner/kernel';
import { type Query, ReadStore, type RowOf, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { OrganisationCountRow, OrganisationNumberRow, OrganisationRow } from './organisation-directory.table';

type Row = RowOf<typeof OrganisationRow> & { readonly number: number };
type Shown = Omit<Row, 'descriptionDe' | 'descriptionEn' | 'latitude' | 'longitude'>;

/** An organisation in one language, with its number on one surface. */
export interface OrganisationItem extends Shown {
  readonly description: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Where a list begins and how many of it are wanted. */
interface Wanted {
  readonly surface: string;
  readonly language: Language;
  readonly offset: number;
  readonly limit: number;
}

/** Which organisations are there? */
@Injectable()
export class OrganisationDirectory {
  private readonly list: Query<Row, [string, number, number]>;
  private readonly one: Query<Row, [string, number]>;
  private readonly some: Query<Row, [string, readonly string[]]>;
  private readonly count: Query<RowOf<typeof OrganisationCountRow>, []>;
  private readonly slug: Query<{ readonly organisationId: string }, [string]>;
  private readonly entry: Query<unknown, [string]>;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(store: ReadStore) {
    this.list = store.prepare(
      (t) => `${organisations(t, 'order by number limit ? offset ?')} order by n.number`,
    );
    this.one = store.prepare((t) => organisations(t, 'and number = ?'));
    this.some = store.prepare((t) => organisations(t, `and ${t.among('organisation_id')}`));
    this.count = store.prepare(
      (t) => `select ${t.columns(OrganisationCountRow)} from ${t(OrganisationCountRow)} where scope = 'all'`,
    );
    this.slug = store.prepare((t) => `select organisation_id from ${t(OrganisationRow)} where slug = ?`);
    this.entry = store.prepare(
      (t) => `select organisation_id from ${t(OrganisationRow)} where organisation_id = ?`,
    );
    this.given = store.prepare(
      (t) =>
        `select number from ${t(OrganisationNumberRow)} where surface = ? and number between ? and ? limit 1`,
    );
  }

  /** By number. The total is kept, not counted. */
  async page({ surface, language, offset, limit }: Wanted): Promise<{
    readonly total: number;
    readonly items: readonly OrganisationItem[];
  }> {
    const [rows, count] = await Promise.all([this.list.all(surface, limit, offset), this.count.get()]);
    return { total: count?.organisations ?? 0, items: rows.map((row) => inOne(language, row)) };
  }

  async byNumber(surface: string, number: number, language: Language): Promise<OrganisationItem | undefined> {
    const row = await this.one.get(surface, number);
    return row && inOne(language, row);
  }

  /** Those of these ids that there are. */
  async byIds(
    surface: string,
    organisationIds: readonly string[],
    language: Language,
  ): Promise<ReadonlyMap<string, OrganisationItem>> {
    const rows = await this.some.all(surface, organisationIds);
    return new Map(rows.map((row) => [row.organisationId, inOne(language, row)]));
  }

  async slugHolder(slug: string): Promise<string | undefined> {
    return (await this.slug.get(slug))?.organisationId;
  }

  async isKnown(organisationId: string): Promise<boolean> {
    return (await this.entry.get(organisationId)) !== undefined;
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return (await this.given.get(surface, from, to)) !== undefined;
  }
}

/** Numbers are chosen first, so that a far page reads no organisation that it does not show. */
const organisations = (
  t: TableReferences,
  which: string,
) => `select ${t.columns(OrganisationRow, 'o')}, n.number
  from (select organisation_id, number from ${t(OrganisationNumberRow)} where surface = ? ${which}) as n
  join ${t(OrganisationRow, 'o')} on o.organisation_id = n.organisation_id`;

function inOne(language: Language, row: Row): OrganisationItem {
  const { descriptionDe, descriptionEn, latitude, longitude, ...shown } = row;
  return {
    ...shown,
    description: language === 'de' ? descriptionDe : descriptionEn,
    latitude: Number(latitude),
    longitude: Number(longitude),
  };
}

import { fold } from '@almoner/kernel';
import { type Query, ReadStore, type RowOf, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { DonationNumberRow, DonationRow } from './donation-feed.table';
import { referenceDigest } from './reference-digest';

/** A gift with its number on one surface. */
export type DonationItem = Pick<RowOf<typeof DonationRow>, (typeof shown)[number]> & {
  readonly number: number;
};

const shown = [
  'donationId',
  'campaignId',
  'amountMinor',
  'currency',
  'gbpMinor',
  'eurMinor',
  'name',
  'reference',
  'source',
  'donatedAt',
  'version',
] as const;

export interface DonationSearch {
  /** Exclusive. */
  readonly afterNumber?: number;
  /** Part of the name in any letter case, marks ignored; wildcards stand for themselves. */
  readonly nameContains?: string;
  /** The whole reference, to the letter. */
  readonly reference?: string;
  readonly limit?: number;
}

const limitMax = 1000;

/** Which gifts did a campaign get? */
@Injectable()
export class DonationFeed {
  private readonly page: Query<DonationItem, [string, string, number, number]>;
  private readonly named: Query<DonationItem, [string, string, number, string, number]>;
  private readonly referred: Query<DonationItem, [string, string, string, number, number]>;
  private readonly namedAndReferred: Query<DonationItem, [string, string, string, number, string, number]>;
  private readonly whole: Query<DonationItem, [string, string]>;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(store: ReadStore) {
    this.page = store.prepare((t) => `${byNumber(t)} and n.number > ? order by n.number limit ?`);
    this.named = store.prepare(
      (t) => `${byNumber(t)} and n.number > ? and ${nameContains} order by n.number limit ?`,
    );
    this.referred = store.prepare((t) => `${byReference(t)} and n.number > ? order by n.number limit ?`);
    this.namedAndReferred = store.prepare(
      (t) => `${byReference(t)} and n.number > ? and ${nameContains} order by n.number limit ?`,
    );
    this.whole = store.prepare((t) => `${byNumber(t)} order by n.number`);
    this.given = store.prepare(
      (t) =>
        `select number from ${t(DonationNumberRow)} where surface = ? and number between ? and ? limit 1`,
    );
  }

  /** The gifts for which everything asked holds, by number, at most 1,000; go on after the last number. */
  byCampaign(campaignId: string, surface: string, search: DonationSearch = {}): Promise<DonationItem[]> {
    const { afterNumber = 0, nameContains: name, reference, limit = limitMax } = search;
    const rowsMax = Math.min(limit, limitMax);
    // A name of marks alone folds to nothing, and nothing is a part of every name.
    if (name !== undefined && fold(name) === '') return Promise.resolve([]);
    if (reference === undefined) {
      if (name === undefined) return this.page.all(surface, campaignId, afterNumber, rowsMax);
      return this.named.all(surface, campaignId, afterNumber, pattern(name), rowsMax);
    }
    const digest = referenceDigest(reference);
    if (name === undefined) return this.referred.all(campaignId, digest, surface, afterNumber, rowsMax);
    return this.namedAndReferred.all(campaignId, digest, surface, afterNumber, pattern(name), rowsMax);
  }

  /** All gifts of a campaign by number, handed over as they are read: the list has no cap. */
  allOfCampaign(campaignId: string, surface: string): AsyncIterable<DonationItem> {
    return this.whole.iterate(surface, campaignId);
  }

  async numbersGiven(surface: string, from: number, to: number): Promise<boolean> {
    return (await this.given.get(surface, from, to)) !== undefined;
  }
}

const columns = shown
  .map((property) => `d.${property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`)
  .join(', ');

const byNumber = (t: TableReferences) => `select ${columns}, n.number
  from ${t(DonationNumberRow, 'n')} join ${t(DonationRow, 'd')} on d.donation_id = n.donation_id
  where n.surface = ? and n.campaign_id = ?`;

/** SQLite keeps the order of a cross join: the few gifts of one reference first, then their numbers. */
const byReference = (t: TableReferences) => `select ${columns}, n.number
  from ${t(DonationRow, 'd')} cross join ${t(DonationNumberRow, 'n')}
  where d.campaign_id = ? and d.reference_digest = ? and n.surface = ? and n.donation_id = d.donation_id`;

const nameContains = `d.name_folded like ? escape '!'`;

function pattern(name: string): string {
  return `%${fold(name).replace(/[!%_]/g, '!$&')}%`;
}

import type { Language } from '@almoner/kernel';
import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { CampaignListingRow, CampaignNeedRow } from './campaign-listing.table';
import { type MetNeed, meet, readNeeds } from './needs';

type Row = RowOf<typeof CampaignNeedRow>;
type Asking = Pick<
  RowOf<typeof CampaignListingRow>,
  'needs' | 'donatedEurMinor' | 'openingMetEurMinor' | 'version'
>;

/** A need in one language and how far it is met; `version` is the log position of the campaign's last change. */
export interface NeedItem
  extends
    Omit<Row, 'titleDe' | 'titleEn' | 'descriptionDe' | 'descriptionEn' | 'removed'>,
    Pick<MetNeed, 'metEurMinor' | 'openEurMinor'> {
  readonly title: string;
  readonly description: string | null;
  readonly requestedEurMinor: number;
  readonly completed: boolean;
  readonly version: number;
}

interface Wanted {
  readonly campaignId: string;
  readonly language: Language;
  readonly offset: number;
  readonly limit: number;
}

/** What does a campaign ask for, and how much of it is there? Whoever asks has seen the campaign. */
@Injectable()
export class CampaignNeeds {
  private readonly asking: Query<Asking, [string]>;
  private readonly some: Query<Row, [readonly string[]]>;
  private readonly numbered: Query<Row, [number]>;
  private readonly given: Query<unknown, [number, number]>;

  constructor(store: ReadStore) {
    this.asking = store.prepare(
      (t) =>
        `select needs, donated_eur_minor, opening_met_eur_minor, version from ${t(CampaignListingRow)} where campaign_id = ?`,
    );
    this.some = store.prepare(
      (t) => `select ${t.columns(CampaignNeedRow)} from ${t(CampaignNeedRow)} where ${t.among('need_id')}`,
    );
    this.numbered = store.prepare(
      (t) =>
        `select ${t.columns(CampaignNeedRow)} from ${t(CampaignNeedRow)} where number = ? and removed = false`,
    );
    this.given = store.prepare(
      (t) => `select number from ${t(CampaignNeedRow)} where number between ? and ? limit 1`,
    );
  }

  /** In the order in which they were added, which is also the one in which gifts to the campaign meet them. */
  async page({ campaignId, language, offset, limit }: Wanted): Promise<{
    readonly total: number;
    readonly items: readonly NeedItem[];
  }> {
    const asking = await this.asking.get(campaignId);
    if (asking === undefined) return { total: 0, items: [] };
    const met = meet(readNeeds(asking.needs), asking.donatedEurMinor - asking.openingMetEurMinor);
    const wanted = met.slice(offset, offset + limit);
    const rows = await this.some.all(wanted.map(({ needId }) => needId));
    const byId = new Map(rows.map((row) => [row.needId, row]));
    const items = wanted.flatMap((need) => {
      const row = byId.get(need.needId);
      return row === undefined ? [] : [shown(row, need, asking.version, language)];
    });
    return { total: met.length, items };
  }

  async byNumber(number: number, language: Language): Promise<NeedItem | undefined> {
    const row = await this.numbered.get(number);
    const asking = row && (await this.asking.get(row.campaignId));
    if (row === undefined || asking === undefined) return undefined;
    const met = meet(readNeeds(asking.needs), asking.donatedEurMinor - asking.openingMetEurMinor);
    const need = met.find(({ needId }) => needId === row.needId);
    return need && shown(row, need, asking.version, language);
  }

  /** Of the one surface that lists needs. */
  async numbersGiven(from: number, to: number): Promise<boolean> {
    return (await this.given.get(from, to)) !== undefined;
  }
}

function shown(row: Row, need: MetNeed, version: number, language: Language): NeedItem {
  const { titleDe, titleEn, descriptionDe, descriptionEn, removed: _, ...rest } = row;
  const { metEurMinor, openEurMinor, requested } = need;
  return {
    ...rest,
    title: language === 'de' ? titleDe : titleEn,
    description: language === 'de' ? descriptionDe : descriptionEn,
    requestedEurMinor: requested,
    metEurMinor,
    openEurMinor,
    completed: openEurMinor === 0n,
    version,
  };
}

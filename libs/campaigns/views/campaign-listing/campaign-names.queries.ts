import type { Language } from '@almoner/kernel';
import { type Query, ReadStore, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { CampaignListingRow, CampaignNeedRow, CampaignStoryRow } from './campaign-listing.table';

/** What a record elsewhere says of the campaign, or the need, that it belongs to. */
export interface CampaignName {
  readonly campaignId: string;
  readonly number: number;
  readonly title: string;
}

export interface NeedName extends CampaignName {
  readonly needId: string;
}

/** Somebody who manages a campaign, by name. */
export interface ManagerName {
  readonly firstName: string;
  readonly lastName: string;
}

/** What are campaigns called? Also those that are listed no more: what was given to them still names them. */
@Injectable()
export class CampaignNames {
  private readonly names: Readonly<Record<Language, Query<CampaignName, [readonly string[]]>>>;
  private readonly needs: Readonly<Record<Language, Query<NeedName, [readonly string[]]>>>;
  private readonly managers: Query<ManagerName, [string, readonly string[]]>;

  constructor(store: ReadStore) {
    const inEach = <Row>(statement: (t: TableReferences, language: Language) => string) => ({
      de: store.prepare<Row, [readonly string[]]>((t) => statement(t, 'de')),
      en: store.prepare<Row, [readonly string[]]>((t) => statement(t, 'en')),
    });
    this.names = inEach(
      (t, language) => `select l.campaign_id, l.number, s.title_${language} as title
        from ${t(CampaignListingRow, 'l')} join ${t(CampaignStoryRow, 's')} on s.campaign_id = l.campaign_id
        where ${t.among('l.campaign_id')}`,
    );
    this.needs = inEach(
      (t, language) => `select need_id, campaign_id, number, title_${language} as title
        from ${t(CampaignNeedRow)} where ${t.among('need_id')}`,
    );
    this.managers = store.prepare(
      (t) => `select s.manager_first_name as first_name, s.manager_last_name as last_name
        from ${t(CampaignStoryRow, 's')}
        where s.manager_id = ? and s.manager_first_name is not null and ${t.among('s.campaign_id')} limit 1`,
    );
  }

  async of(campaignIds: readonly string[], language: Language): Promise<ReadonlyMap<string, CampaignName>> {
    if (campaignIds.length === 0) return new Map();
    const rows = await this.names[language].all([...new Set(campaignIds)]);
    return new Map(rows.map((row) => [row.campaignId, row]));
  }

  /** By need; also those that were removed. */
  async ofNeeds(needIds: readonly string[], language: Language): Promise<ReadonlyMap<string, NeedName>> {
    if (needIds.length === 0) return new Map();
    const rows = await this.needs[language].all([...new Set(needIds)]);
    return new Map(rows.map((row) => [row.needId, row]));
  }

  /** Undefined unless the person manages one of these campaigns, and once the person was forgotten. */
  async manager(personId: string, campaignIds: readonly string[]): Promise<ManagerName | undefined> {
    return campaignIds.length === 0 ? undefined : this.managers.get(personId, campaignIds);
  }
}

import type { Language } from '@almoner/kernel';
import { type Query, ReadStore, type TableReferences } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { FundraisingEventRow, FundraisingEventStoryRow } from './fundraising-events.table';

/** What a record elsewhere says of the event that it belongs to. */
export interface EventName {
  readonly fundraisingEventId: string;
  readonly number: number;
  readonly title: string;
}

/** What are fundraising events called? */
@Injectable()
export class EventNames {
  private readonly names: Readonly<Record<Language, Query<EventName, [readonly string[]]>>>;

  constructor(store: ReadStore) {
    const inLanguage = (language: Language) => (t: TableReferences) =>
      `select e.fundraising_event_id, e.number, s.title_${language} as title
        from ${t(FundraisingEventRow, 'e')}
        join ${t(FundraisingEventStoryRow, 's')} on s.fundraising_event_id = e.fundraising_event_id
        where ${t.among('e.fundraising_event_id')}`;
    this.names = { de: store.prepare(inLanguage('de')), en: store.prepare(inLanguage('en')) };
  }

  async of(eventIds: readonly string[], language: Language): Promise<ReadonlyMap<string, EventName>> {
    if (eventIds.length === 0) return new Map();
    const rows = await this.names[language].all([...new Set(eventIds)]);
    return new Map(rows.map((row) => [row.fundraisingEventId, row]));
  }
}

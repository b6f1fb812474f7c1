import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { CreditablePageRow, TeamMemberRow } from './creditable-pages.table';

type CreditablePage = RowOf<typeof CreditablePageRow>;

/** Whom is a gift to this page credited to today? */
@Injectable()
export class CreditablePages {
  private readonly one: Query<CreditablePage, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare(
      (t) => `select p.page_id, p.campaign_id, p.person_id, coalesce(p.team_id, m.team_id) as team_id
        from ${t(CreditablePageRow, 'p')} left join ${t(TeamMemberRow, 'm')}
        on m.campaign_id = p.campaign_id and m.person_id = p.person_id where p.page_id = ?`,
    );
  }

  byId(pageId: string): Promise<CreditablePage | undefined> {
    return this.one.get(pageId);
  }
}

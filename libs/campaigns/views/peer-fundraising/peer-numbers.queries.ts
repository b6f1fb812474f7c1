import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { PageRow, type PeerKind, PeerNumberRow } from './pages.table';
import { ParticipantRow } from './participants.table';
import { PeerCampaignRow } from './peer-campaigns.table';

type Page = RowOf<typeof PageRow>;

/** Whose goal a page shows. */
export type PageOwner =
  | { readonly owner: 'participant'; readonly campaignId: string; readonly personId: string }
  | { readonly owner: 'team'; readonly campaignId: string; readonly teamId: string }
  | { readonly owner: 'campaign'; readonly campaignId: string }
  | { readonly owner: 'series'; readonly seriesId: string };

/** How a person takes part in a campaign; `raised` tells whether gifts that count are credited to their page. */
interface Part {
  readonly teamId: string | null;
  readonly pageId: string | null;
  readonly raised: boolean;
}

/** Which records do public numbers stand for? Numbers tell nothing of who may see the record. */
@Injectable()
export class PeerNumbers {
  private readonly number: Query<{ readonly number: number }, [string, string]>;
  private readonly many: Query<
    { readonly recordId: string; readonly number: number },
    [string, readonly string[]]
  >;
  private readonly record: Query<{ readonly recordId: string }, [string, number]>;
  private readonly page: Query<Page, [number]>;
  private readonly campaigns: Query<{ readonly number: number }, [string]>;
  private readonly email: Query<{ readonly personId: string }, [string, string]>;
  private readonly part: Query<
    Pick<RowOf<typeof ParticipantRow>, 'teamId' | 'pageId' | 'giftCount'>,
    [string, string]
  >;
  private readonly given: Query<unknown, [string, number, number]>;

  constructor(store: ReadStore) {
    this.number = store.prepare(
      (t) => `select number from ${t(PeerNumberRow)} where kind = ? and record_id = ?`,
    );
    this.many = store.prepare(
      (t) => `select record_id, number from ${t(PeerNumberRow)} where kind = ? and ${t.among('record_id')}`,
    );
    this.record = store.prepare(
      (t) => `select record_id from ${t(PeerNumberRow)} where kind = ? and number = ?`,
    );
    this.page = store.prepare(
      (t) => `select ${t.columns(PageRow, 'p')} from ${t(PeerNumberRow, 'n')}
        join ${t(PageRow, 'p')} on p.page_id = n.record_id where n.kind = 'page' and n.number = ?`,
    );
    this.campaigns = store.prepare(
      (t) => `select c.number from ${t(ParticipantRow, 'p')}
        join ${t(PeerCampaignRow, 'c')} on c.campaign_id = p.campaign_id
        where p.person_id = ? order by c.number`,
    );
    this.email = store.prepare(
      (t) => `select person_id from ${t(ParticipantRow)} where campaign_id = ? and email_digest = ?`,
    );
    this.part = store.prepare(
      (t) => `select team_id, page_id, gift_count from ${t(ParticipantRow)}
        where campaign_id = ? and person_id = ?`,
    );
    this.given = store.prepare(
      (t) => `select number from ${t(PeerNumberRow)} where kind = ? and number between ? and ? limit 1`,
    );
  }

  /** Of records that are gone, too. */
  async of(kind: PeerKind, recordId: string): Promise<number | undefined> {
    return (await this.number.get(kind, recordId))?.number;
  }

  async ofMany(kind: PeerKind, recordIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.many.all(kind, recordIds);
    return new Map(rows.map(({ recordId, number }) => [recordId, number]));
  }

  async recordOf(kind: PeerKind, number: number): Promise<string | undefined> {
    return (await this.record.get(kind, number))?.recordId;
  }

  /** Undefined where there is none, or none any more. */
  async pageOwner(number: number): Promise<PageOwner | undefined> {
    // What an owner of a kind has is never null in its row.
    return (await this.page.get(number)) as PageOwner | undefined;
  }

  /** The numbers of the campaigns that a person takes part in, ascending. */
  async campaignsOf(personId: string): Promise<readonly number[]> {
    return (await this.campaigns.all(personId)).map(({ number }) => number);
  }

  async participantByEmail(campaignId: string, emailDigest: string): Promise<string | undefined> {
    return (await this.email.get(campaignId, emailDigest))?.personId;
  }

  async participation(campaignId: string, personId: string): Promise<Part | undefined> {
    const row = await this.part.get(campaignId, personId);
    return row && { teamId: row.teamId, pageId: row.pageId, raised: row.giftCount > 0 };
  }

  async numbersGiven(kind: PeerKind, from: number, to: number): Promise<boolean> {
    return (await this.given.get(kind, from, to)) !== undefined;
  }
}

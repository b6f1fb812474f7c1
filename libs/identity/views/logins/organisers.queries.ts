import { type Query, ReadStore } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { OrganiserRow } from './logins.table';

/** Who administers which campaign? */
@Injectable()
export class Organisers {
  private readonly one: Query<unknown, [string, string]>;
  private readonly all: Query<{ readonly campaignId: string }, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare(
      (t) => `select campaign_id from ${t(OrganiserRow)} where person_id = ? and campaign_id = ?`,
    );
    this.all = store.prepare(
      (t) => `select campaign_id from ${t(OrganiserRow)} where person_id = ? order by campaign_id`,
    );
  }

  async administers(personId: string, campaignId: string): Promise<boolean> {
    return (await this.one.get(personId, campaignId)) !== undefined;
  }

  async administersAny(personId: string): Promise<boolean> {
    return (await this.all.get(personId)) !== undefined;
  }

  async campaignsOf(personId: string): Promise<string[]> {
    return (await this.all.all(personId)).map(({ campaignId }) => campaignId);
  }
}

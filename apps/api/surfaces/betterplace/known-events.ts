import { type FundraisingEventItem, FundraisingEvents } from '@almoner/campaigns';
import { Injectable } from '@nestjs/common';
import { Failure } from './failure';
import type { Urls } from './present/wire';
import { readNumber } from './reader';

/** Finds the fundraising event that a path names. */
@Injectable()
export class KnownEvents {
  constructor(private readonly events: FundraisingEvents) {}

  /** @throws Failure 404 */
  async event(id: string, { language }: Urls): Promise<FundraisingEventItem> {
    const event = await this.events.byNumber(readNumber(id), language);
    if (event === undefined) throw new Failure(404);
    return event;
  }

  /** Of which an opinion hangs: its event in truth, whatever the URL said. @throws Failure 404 */
  async parent(fundraisingEventId: string, { language }: Urls): Promise<FundraisingEventItem> {
    const event = await this.events.byId(fundraisingEventId, language);
    if (event === undefined) throw new Failure(404);
    return event;
  }
}

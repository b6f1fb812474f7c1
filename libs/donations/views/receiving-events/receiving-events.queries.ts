import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ReceivingEventRow } from './receiving-events.table';

/** `open` while it has not ended and is not blocked. */
type ReceivingEvent = Omit<RowOf<typeof ReceivingEventRow>, 'ended' | 'blocked'> & { readonly open: boolean };

/** May this fundraising event take gifts, and what was it given? */
@Injectable()
export class ReceivingEvents {
  private readonly one: Query<RowOf<typeof ReceivingEventRow>, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare(
      (t) =>
        `select ${t.columns(ReceivingEventRow)} from ${t(ReceivingEventRow)} where fundraising_event_id = ?`,
    );
  }

  async byId(fundraisingEventId: string): Promise<ReceivingEvent | undefined> {
    const row = await this.one.get(fundraisingEventId);
    if (row === undefined) return undefined;
    const { ended, blocked, ...event } = row;
    return { ...event, open: !ended && !blocked };
  }
}

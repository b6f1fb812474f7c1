import type { UpdateEvent, UpdatePosted } from '../events';

/** An update of a campaign; one that was deleted keeps its id, which is never given again. */
export interface KnownUpdate {
  readonly deleted: boolean;
  readonly entry: UpdatePosted['data'];
}
export type KnownUpdates = Readonly<Record<string, KnownUpdate>>;

export function evolvedUpdates(updates: KnownUpdates, event: UpdateEvent): KnownUpdates {
  const { updateId } = event.data;
  if (event.type === 'campaigns.UpdatePosted') {
    return { ...updates, [updateId]: { deleted: false, entry: event.data } };
  }
  const known = updates[updateId];
  if (known === undefined) throw new Error(`${event.type} stands before the update was posted`);
  switch (event.type) {
    case 'campaigns.UpdateEdited':
      return { ...updates, [updateId]: { ...known, entry: { ...known.entry, ...event.data.changes } } };
    case 'campaigns.UpdateDeleted':
      return { ...updates, [updateId]: { ...known, deleted: true } };
    default:
      return event satisfies never;
  }
}

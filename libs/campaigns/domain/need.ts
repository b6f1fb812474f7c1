import type { NeedAdded, NeedEvent } from '../events';

/** A need of a campaign; one that was removed keeps its id, which is never given again. */
export interface KnownNeed {
  readonly removed: boolean;
  readonly entry: NeedAdded['data'];
}
export type KnownNeeds = Readonly<Record<string, KnownNeed>>;

export function evolvedNeeds(needs: KnownNeeds, event: NeedEvent): KnownNeeds {
  const { needId } = event.data;
  if (event.type === 'campaigns.NeedAdded') {
    return { ...needs, [needId]: { removed: false, entry: event.data } };
  }
  const known = needs[needId];
  if (known === undefined) throw new Error(`${event.type} stands before the need was added`);
  switch (event.type) {
    case 'campaigns.NeedChanged':
      return { ...needs, [needId]: { ...known, entry: { ...known.entry, ...event.data.changes } } };
    case 'campaigns.NeedRemoved':
      return { ...needs, [needId]: { ...known, removed: true } };
    default:
      return event satisfies never;
  }
}

/** What a need asks for in euros: its own price where that is in euros, else what the command says it is worth. */
export function euroPrice(
  currency: string,
  requestedMinor: number,
  told: number | undefined,
): number | 'missing' | 'other' {
  if (currency !== 'EUR') return told ?? 'missing';
  return told === undefined || told === requestedMinor ? requestedMinor : 'other';
}

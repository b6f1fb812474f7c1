/**
 * Who asks about those who raise money: everybody; a person, who also sees what is their own or of the team that they lead; an
 * organiser of the campaign that is asked about, who sees all of it.
 */
export type PeerViewer =
  | { readonly audience: 'public' }
  | { readonly audience: 'person'; readonly personId: string }
  | { readonly audience: 'admin' };

/** Whether a page may be looked at by who knows its number: neither one that waits nor one that was taken down. */
export const isReachable = (access: string | null): boolean =>
  access === null || access === 'public' || access === 'delisted';

/** A part of a list, and how long the list is. */
export interface Slice<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

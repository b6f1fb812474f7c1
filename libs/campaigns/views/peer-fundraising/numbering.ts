import type { NumbersReserved } from '@almoner/identity/events';
import type { PublicNumbers, RecordedEvent } from '@almoner/kernel';
import { type Counted, type RowOperation, type ViewTable, give, put, raise } from '@almoner/readstore';
import { peerSurface } from './peer-surface';
import { PageRow, type PeerKind, PeerNumberRow } from './pages.table';

const kinds: readonly string[] = ['participant', 'team', 'page', 'address', 'series', 'campaign'];
const counterOf = (kind: string): string => `${kind}/${peerSurface}`;

/** Gives a record its number, the one that it brings along where that is free, and copies it to the row that is listed. */
export const numbered = <T extends ViewTable>(
  kind: PeerKind,
  recordId: string,
  numbers: PublicNumbers | undefined,
  copy?: Counted<T>,
): RowOperation =>
  give(
    PeerNumberRow,
    { kind, recordId },
    { column: 'number', counter: counterOf(kind), number: numbers?.[peerSurface], copy },
  );

/** A person has one number, whatever they register for first, or sign in for. */
export const personNumbered = <T extends ViewTable>(
  personId: string,
  numbers: PublicNumbers | undefined,
  copy?: Counted<T>,
): RowOperation => numbered('participant', personId, numbers, copy);

/** Addresses of donors are numbered with those of participants; the donations show them by these numbers. */
export const addressesNumbered = (
  addresses: readonly { readonly addressId: string }[] = [],
): RowOperation[] => addresses.map(({ addressId }) => numbered('address', addressId, undefined));

type Owner =
  | { readonly owner: 'participant'; readonly campaignId: string; readonly personId: string }
  | { readonly owner: 'team'; readonly campaignId: string; readonly teamId: string }
  | { readonly owner: 'campaign'; readonly campaignId: string }
  | { readonly owner: 'series'; readonly seriesId: string };

/** A page begins: whoever asks for its number is led to its owner. */
export const pageBegun = <T extends ViewTable>(
  pageId: string,
  owner: Owner,
  numbers: PublicNumbers | undefined,
  copy: Counted<T>,
): RowOperation[] => [put(PageRow, { pageId, ...owner }), numbered('page', pageId, numbers, copy)];

export const reserved = ({
  data: { surface, kind, to },
}: RecordedEvent<NumbersReserved>): readonly RowOperation[] =>
  surface === peerSurface && kinds.includes(kind) ? [raise(PeerNumberRow, counterOf(kind), to)] : [];

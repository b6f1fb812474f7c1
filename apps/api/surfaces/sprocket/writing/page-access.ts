import type { PeerViewer } from '@almoner/campaigns';
import { failures } from '../failure';
import type { PageAccess } from '../present/page-access';

export type AccessWord = 'Public' | 'Delisted' | 'Inactive' | 'Pending';

/** Our word for one of the wire. */
export const accessOf = (word: AccessWord): PageAccess => word.toLowerCase() as PageAccess;

/**
 * Organisers say who may see a page; its owner may only activate one that waits for it (contract, `x-visibility`).
 * @param known who sees it now; null where there is no page yet
 * @throws Failure 403
 */
export function mayOpen(wanted: AccessWord | undefined, known: PageAccess | null, viewer: PeerViewer): void {
  if (wanted === undefined || viewer.audience === 'admin' || accessOf(wanted) === known) return;
  if (known === 'pending' && wanted === 'Public') return;
  throw failures.needsScope('admin');
}

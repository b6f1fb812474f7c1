import type { Decider } from '@almoner/kernel';
import type { PageUpdateEvent, PageUpdatePosted } from '../events';

interface KnownPageUpdate {
  readonly status: 'known' | 'deleted';
  readonly entry: Omit<PageUpdatePosted['data'], 'postedAt' | 'numbers'>;
}
export type PageUpdate = { readonly status: 'absent' } | KnownPageUpdate;

export const pageUpdate: Decider<PageUpdate, PageUpdateEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'campaigns.PageUpdatePosted') {
      const { postedAt: _, numbers: __, ...entry } = event.data;
      return { status: 'known', entry };
    }
    if (state.status === 'absent') throw new Error(`${event.type} stands before the news was posted`);
    switch (event.type) {
      case 'campaigns.PageUpdateEdited':
        return { ...state, entry: { ...state.entry, ...event.data.changes } };
      case 'campaigns.PageUpdateDeleted':
        return { ...state, status: 'deleted' };
      default:
        return event satisfies never;
    }
  },
};

export const pageUpdateStream = (command: { pageUpdateId: string }) => `page_update-${command.pageUpdateId}`;

interface Poster {
  readonly campaignId: string;
  readonly personId: string;
}

/** The news as long as it is there, of the participant whom the command speaks of. */
export function shown(
  state: PageUpdate,
  { campaignId, personId }: Poster,
): KnownPageUpdate['entry'] | undefined {
  if (state.status !== 'known') return undefined;
  const { entry } = state;
  return entry.campaignId === campaignId && entry.personId === personId ? entry : undefined;
}

import type { Decider } from '@almoner/kernel';
import type { ConsentGranted, GrantEvent } from '../events';

/** What one person let one application do, once; asked again, it is another grant. */
export type Grant =
  | { readonly status: 'absent' }
  | { readonly status: 'live' | 'revoked'; readonly entry: ConsentGranted['data'] };

export const grant: Decider<Grant, GrantEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'identity.ConsentGranted') return { status: 'live', entry: event.data };
    if (state.status === 'absent') throw new Error(`${event.type} stands before anything was granted`);
    return { ...state, status: 'revoked' };
  },
};

export const grantStream = (command: { grantId: string }) => `grant-${command.grantId}`;

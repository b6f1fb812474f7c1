import type { Decider } from '@almoner/kernel';
import type { CampaignEvent, CampaignSubmitted } from '../events';

export type Campaign =
  { status: 'absent' } | { status: 'draft' | 'listed' | 'withdrawn'; entry: CampaignSubmitted['data'] };

export const campaign: Decider<Campaign, CampaignEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'campaigns.CampaignSubmitted') return { status: 'draft', entry: event.data };
    if (state.status === 'absent') throw new Error(`${event.type} stands before the campaign was submitted`);
    switch (event.type) {
      case 'campaigns.CampaignChanged':
        return { ...state, entry: { ...state.entry, ...event.data.changes } };
      case 'campaigns.CampaignApproved':
        return { ...state, status: 'listed' };
      case 'campaigns.CampaignWithdrawn':
        return { ...state, status: 'withdrawn' };
      default:
        return event satisfies never;
    }
  },
};

export const campaignStream = (command: { campaignId: string }) => `campaign-${command.campaignId}`;

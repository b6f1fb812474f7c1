import type { Decider } from '@almoner/kernel';
import type { ApiClientEvent } from '../events';

/** Assignments outlive a key: a client that gets a new one keeps its campaigns. */
export interface ApiClient {
  readonly status: 'absent' | 'live' | 'revoked';
  readonly label: string;
  readonly surface: string;
  readonly keyDigest: string;
  readonly spentDigests: readonly string[];
  readonly campaignIds: readonly string[];
}

export const apiClient: Decider<ApiClient, ApiClientEvent> = {
  initial: { status: 'absent', label: '', surface: '', keyDigest: '', spentDigests: [], campaignIds: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'identity.ApiKeyIssued': {
        const { label, surface, keyDigest } = event.data;
        return { ...state, status: 'live', label, surface, keyDigest };
      }
      case 'identity.ApiKeyRevoked':
        return { ...state, status: 'revoked', spentDigests: [...state.spentDigests, event.data.keyDigest] };
      case 'identity.CampaignAssigned':
        return { ...state, campaignIds: [...state.campaignIds, event.data.campaignId] };
      case 'identity.CampaignUnassigned':
        return {
          ...state,
          campaignIds: state.campaignIds.filter((known) => known !== event.data.campaignId),
        };
      default:
        return event satisfies never;
    }
  },
};

export const apiClientStream = (command: { clientId: string }) => `api_client-${command.clientId}`;

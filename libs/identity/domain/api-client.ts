import type { Decider } from '@almoner/kernel';
import type { ApiClientEvent } from '../events';
import { type CampaignTags, tagsAfter } from './campaign-tags';
import { type ClientRegistration, registrationAfter } from './client-registration';

/** One party may hold a key, a registration or both. Assignments outlive them: with a new key it keeps its campaigns. */
export interface ApiClient {
  /** Of the key. */
  readonly status: 'absent' | 'live' | 'revoked';
  readonly label: string;
  readonly surface: string;
  readonly keyDigest: string;
  readonly spentDigests: readonly string[];
  readonly registration: ClientRegistration | undefined;
  readonly campaignIds: readonly string[];
  readonly tags: CampaignTags;
}

export const apiClient: Decider<ApiClient, ApiClientEvent> = {
  initial: {
    status: 'absent',
    label: '',
    surface: '',
    keyDigest: '',
    spentDigests: [],
    registration: undefined,
    campaignIds: [],
    tags: new Map(),
  },
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
      case 'identity.CampaignTagged':
      case 'identity.CampaignUntagged':
        return { ...state, tags: tagsAfter(state.tags, event) };
      case 'identity.ClientRegistered':
      case 'identity.ClientChanged':
      case 'identity.ClientSecretRotated':
      case 'identity.ClientRevoked':
        return { ...state, registration: registrationAfter(state.registration, event) };
      default:
        return event satisfies never;
    }
  },
};

export const isKnown = (state: ApiClient): boolean =>
  state.status !== 'absent' || state.registration !== undefined;

export const apiClientStream = (command: { clientId: string }) => `api_client-${command.clientId}`;

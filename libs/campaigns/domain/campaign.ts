import type { Decider, PublicNumbers } from '@almoner/kernel';
import type {
  CampaignDetails,
  CampaignEvent,
  CampaignPlan,
  CampaignSubmitted,
  NeedEvent,
  OpeningCounts,
  PictureEvent,
  UpdateEvent,
} from '../events';
import { type KnownNeeds, evolvedNeeds } from './need';
import { type KnownPictures, evolvedPictures } from './picture';
import { type KnownUpdates, evolvedUpdates } from './update';

export interface KnownCampaign {
  readonly status: 'draft' | 'listed' | 'withdrawn';
  readonly entry: CampaignSubmitted['data'];
  /** What was told beside the words of the entry; its texts say the entry's words in every language. */
  readonly details: Partial<CampaignDetails>;
  readonly needs: KnownNeeds;
  readonly pictures: KnownPictures;
  readonly updates: KnownUpdates;
  readonly closed: boolean;
  readonly donationsProhibited: boolean;
  readonly openingCounts?: OpeningCounts;
  /** What peer-to-peer fundraising was told of it; nothing until it was planned. */
  readonly plan: Partial<CampaignPlan>;
  /** The numbers that its goal brought along. */
  readonly pageNumbers?: PublicNumbers;
  readonly donorDataRestricted: boolean;
}
export type Campaign = { readonly status: 'absent' } | KnownCampaign;

/** A campaign's stream tells of everything that stands or falls with it. */
type CampaignStreamEvent = CampaignEvent | NeedEvent | PictureEvent | UpdateEvent;

export const campaign: Decider<Campaign, CampaignStreamEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'campaigns.CampaignSubmitted') {
      return {
        status: 'draft',
        entry: event.data,
        details: {},
        needs: {},
        pictures: {},
        updates: {},
        closed: false,
        donationsProhibited: false,
        plan: {},
        donorDataRestricted: false,
      };
    }
    if (state.status === 'absent') throw new Error(`${event.type} stands before the campaign was submitted`);
    switch (event.type) {
      case 'campaigns.CampaignChanged':
        return { ...state, entry: { ...state.entry, ...event.data.changes } };
      case 'campaigns.CampaignDescribed':
        return { ...state, details: { ...state.details, ...event.data.changes } };
      case 'campaigns.CampaignApproved':
        return { ...state, status: 'listed' };
      case 'campaigns.CampaignWithdrawn':
        return { ...state, status: 'withdrawn' };
      case 'campaigns.CampaignClosed':
        return { ...state, closed: true };
      case 'campaigns.CampaignReopened':
        return { ...state, closed: false };
      case 'campaigns.DonationsProhibited':
        return { ...state, donationsProhibited: true };
      case 'campaigns.DonationsAllowed':
        return { ...state, donationsProhibited: false };
      case 'campaigns.CampaignPlanned':
        return {
          ...state,
          plan: { ...state.plan, ...event.data.changes },
          pageNumbers: event.data.pageNumbers ?? state.pageNumbers,
        };
      case 'campaigns.DonorDataRestricted':
        return { ...state, donorDataRestricted: event.data.restricted };
      case 'campaigns.OpeningCountsRecorded':
        return { ...state, openingCounts: event.data.counts };
      case 'campaigns.NeedAdded':
      case 'campaigns.NeedChanged':
      case 'campaigns.NeedRemoved':
        return { ...state, needs: evolvedNeeds(state.needs, event) };
      case 'campaigns.PictureAdded':
      case 'campaigns.PictureChanged':
      case 'campaigns.PictureRemoved':
        return { ...state, pictures: evolvedPictures(state.pictures, event) };
      case 'campaigns.UpdatePosted':
      case 'campaigns.UpdateEdited':
      case 'campaigns.UpdateDeleted':
        return { ...state, updates: evolvedUpdates(state.updates, event) };
      default:
        return event satisfies never;
    }
  },
};

export const campaignStream = (command: { campaignId: string }) => `campaign-${command.campaignId}`;

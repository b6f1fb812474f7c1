import type { ParticipantEvent, TeamEvent } from '@almoner/campaigns/events';
import { type RowOperation, projection, put, remove, removeWhere } from '@almoner/readstore';
import { CreditablePageRow, TeamMemberRow } from './creditable-pages.table';

const joined = (campaignId: string, personId: string, teamId: string): RowOperation =>
  put(TeamMemberRow, { campaignId, personId, teamId });

export const creditablePages = projection<ParticipantEvent | TeamEvent>('creditable-pages', {
  version: 1,
  tables: [CreditablePageRow, TeamMemberRow],
  on: {
    'campaigns.ParticipantRegistered': ({ data: { campaignId, personId, page, teamId } }) => [
      ...(page === null ? [] : [put(CreditablePageRow, { pageId: page.pageId, campaignId, personId })]),
      ...(teamId === null ? [] : [joined(campaignId, personId, teamId)]),
    ],
    'campaigns.PersonalPageOpened': ({ data: { campaignId, personId, page } }) => [
      put(CreditablePageRow, { pageId: page.pageId, campaignId, personId }),
    ],
    'campaigns.TeamJoined': ({ data: { campaignId, personId, teamId } }) => [
      joined(campaignId, personId, teamId),
    ],
    'campaigns.TeamLeft': ({ data: { campaignId, personId } }) => [
      remove(TeamMemberRow, { campaignId, personId }),
    ],
    'campaigns.ParticipantRemoved': ({ data: { campaignId, personId } }) => [
      remove(TeamMemberRow, { campaignId, personId }),
      removeWhere(CreditablePageRow, { personId, campaignId }),
    ],
    'campaigns.TeamCreated': ({ data: { campaignId, teamId, pageId } }) => [
      put(CreditablePageRow, { pageId, campaignId, teamId }),
    ],
    'campaigns.TeamRemoved': ({ data: { teamId } }) => [
      removeWhere(CreditablePageRow, { teamId }),
      removeWhere(TeamMemberRow, { teamId }),
    ],
  },
});

import type {
  PageUpdateField,
  ParticipantField,
  PeerCampaignField,
  PublicParticipantField,
  TeamField,
} from '@almoner/campaigns';
import { type Collection, modified } from './collection';

/** Users as everybody may ask for them: an address that nobody is shown must not be guessed either (ruling). */
const users = {
  id: 'id',
  since: 'createdAt',
  defaultOrder: ['id'],
  fields: {
    'user.id': { type: 'int', field: 'id' },
    'user.first_name': { type: 'string', field: 'firstName' },
    'user.last_name': { type: 'string', field: 'lastName' },
    'user.is_fundraiser': { type: 'boolean', field: 'fundraiser' },
    'user.is_captain': { type: 'boolean', field: 'captain' },
    'user.team_id': { type: 'int', field: 'teamId' },
    'user.goal_amount': { type: 'decimal', field: 'goal' },
    'user.amount_raised': { type: 'decimal', field: 'raised' },
    'user.created_on': { type: 'instant', field: 'createdAt' },
    'user.last_modified_on': { type: 'instant', field: 'modifiedAt' },
  },
} as const satisfies Collection<PublicParticipantField>;

const organiserUsers: Collection<ParticipantField> = {
  ...users,
  fields: { ...users.fields, 'user.email': { type: 'string', field: 'email' } },
};

const teams: Collection<TeamField> = {
  id: 'id',
  since: 'createdAt',
  defaultOrder: ['id'],
  fields: {
    'team.id': { type: 'int', field: 'id' },
    'team.name': { type: 'string', field: 'name' },
    'team.goal_amount': { type: 'decimal', field: 'goal' },
    'team.amount_raised': { type: 'decimal', field: 'raised' },
    'team.created_on': { type: 'instant', field: 'createdAt' },
    'team.last_modified_on': { type: 'instant', field: 'modifiedAt' },
  },
};

const organiserCampaigns = {
  id: 'id',
  since: 'createdAt',
  defaultOrder: ['id'],
  fields: {
    'campaign.id': { type: 'int', field: 'id' },
    'campaign.name': { type: 'string', field: 'title' },
    'campaign.date': { type: 'instant', field: 'heldAt' },
    'campaign.campaign_type': { type: 'int', field: 'kind' },
    'campaign.series_id': { type: 'int', field: 'seriesId' },
  },
} as const satisfies Collection<PeerCampaignField>;

/** All of one series. */
const seriesCampaigns: Collection<PeerCampaignField> = {
  ...organiserCampaigns,
  fields: {
    ...organiserCampaigns.fields,
    'campaign.series_id': { type: 'int', field: 'seriesId', sortsOnly: true },
  },
};

const updates: Collection<PageUpdateField> = {
  id: 'id',
  since: 'createdAt',
  defaultOrder: ['id'],
  fields: {
    'update.id': { type: 'int', field: 'id' },
    'update.title': { type: 'string', field: 'title' },
    'update.created_on': { type: 'instant', field: 'createdAt' },
    'update.last_modified_on': { type: 'instant', field: 'modifiedAt' },
  },
};

/** Every collection of this API, with all that it can be asked. */
export const collections = {
  users: users as Collection<PublicParticipantField>,
  organiserUsers,
  modifiedUsers: modified(organiserUsers, 'modifiedAt'),
  teams,
  modifiedTeams: modified(teams, 'modifiedAt'),
  organiserCampaigns: organiserCampaigns as Collection<PeerCampaignField>,
  seriesCampaigns,
  updates,
};

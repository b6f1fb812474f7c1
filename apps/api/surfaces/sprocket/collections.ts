import type {
  PageUpdateField,
  ParticipantField,
  PeerCampaignField,
  PublicParticipantField,
  TeamField,
} from '@almoner/campaigns';
import type { LedgerField, OwnLedgerField, ShownGiftField } from '@almoner/donations';
import { type Collection, modified } from './collection';
import { paymentTypes } from './present/donation';

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

/** All of one team. */
const teamUsers: Collection<PublicParticipantField> = {
  ...users,
  fields: { ...users.fields, 'user.team_id': { type: 'int', field: 'teamId', sortsOnly: true } },
};

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

/** Each payment of ours by its word of the wire. */
const payments = Object.fromEntries(Object.entries(paymentTypes).map(([held, shown]) => [shown, held]));

/** Gifts and pending entries, as those may ask whom they are credited to. */
const donations = {
  id: 'id',
  since: 'createdAt',
  defaultOrder: ['id'],
  fields: {
    'donation.id': { type: 'int', field: 'id' },
    'donation.amount': { type: 'decimal', field: 'amount' },
    'donation.message': { type: 'string', field: 'message' },
    'donation.donor.id': { type: 'int', field: 'donorId' },
    'donation.donor.last_name': { type: 'string', field: 'donorLastName' },
    'donation.recipient.id': { type: 'int', field: 'pageId' },
    'donation.recipient.user_id': { type: 'int', field: 'userId' },
    'donation.recipient.team_id': { type: 'int', field: 'teamId' },
    'donation.payment.currency_key': { type: 'string', field: 'currency' },
    'donation.payment.payment_type': { type: { words: payments }, field: 'payment' },
    'donation.payment.paid_at': { type: 'instant', field: 'paidAt' },
    'donation.payment.is_verified': { type: 'boolean', field: 'verified' },
    'donation.hide_name': { type: 'boolean', field: 'anonymous' },
    'donation.hide_amount': { type: 'boolean', field: 'hideAmount' },
    'donation.is_corp_sponsorship': { type: 'boolean', field: 'corporate' },
    'donation.is_offline': { type: 'boolean', field: 'offline' },
    'donation.is_pending': { type: 'boolean', field: 'pending' },
    'donation.created_on': { type: 'instant', field: 'createdAt' },
    'donation.last_modified_on': { type: 'instant', field: 'modifiedAt' },
  },
} as const satisfies Collection<OwnLedgerField>;

const organiserDonations: Collection<LedgerField> = {
  ...donations,
  fields: { ...donations.fields, 'donation.donor.email': { type: 'string', field: 'donorEmail' } },
};

/** Gifts as everybody sees them: what is hidden of one is found by nothing. */
const displayedDonations: Collection<ShownGiftField> = {
  id: 'id',
  since: 'createdAt',
  defaultOrder: ['id'],
  fields: {
    'displayed_donation_info.id': { type: 'int', field: 'id' },
    'displayed_donation_info.date': { type: 'instant', field: 'paidAt' },
    'displayed_donation_info.amount': { type: 'decimal', field: 'amount' },
    'displayed_donation_info.donor_name': { type: 'string', field: 'name' },
  },
};

/** Every collection of this API, with all that it can be asked. */
export const collections = {
  users: users as Collection<PublicParticipantField>,
  teamUsers,
  organiserUsers,
  modifiedUsers: modified(organiserUsers, 'modifiedAt'),
  teams,
  modifiedTeams: modified(teams, 'modifiedAt'),
  organiserCampaigns: organiserCampaigns as Collection<PeerCampaignField>,
  seriesCampaigns,
  updates,
  donations: donations as Collection<OwnLedgerField>,
  organiserDonations,
  modifiedDonations: modified(organiserDonations, 'modifiedAt'),
  displayedDonations,
};

import type {
  DonationRecorded,
  DonationRecredited,
  DonationReversed,
  OfflineDonationChanged,
  OfflineDonationPosted,
} from '@almoner/donations/events';
import type {
  LoginOpened,
  NumbersReserved,
  OrganiserAppointed,
  OrganiserDismissed,
} from '@almoner/identity/events';
import { projection } from '@almoner/readstore';
import type { CampaignEvent, ParticipantEvent, SeriesEvent, TeamEvent } from '../../events';
import { campaigning } from './campaigning';
import { gifts } from './giving';
import { addressesNumbered, personNumbered, reserved } from './numbering';
import { PageRow, PeerCountRow, PeerNumberRow } from './pages.table';
import { AddressRow, ParticipantRow } from './participants.table';
import { OrganiserRow, PeerCampaignRow, PeerSeriesRow } from './peer-campaigns.table';
import { personalPages } from './personal-pages';
import { registering } from './registering';
import { TeamRow } from './teams.table';
import { membership, teaming } from './teaming';

type Seen =
  | ParticipantEvent
  | TeamEvent
  | CampaignEvent
  | SeriesEvent
  | DonationRecorded
  | DonationReversed
  | DonationRecredited
  | OfflineDonationPosted
  | OfflineDonationChanged
  | OrganiserAppointed
  | OrganiserDismissed
  | LoginOpened
  | NumbersReserved;

/**
 * Who raises money for campaigns, alone and in teams. One view, because members, teams and pages show each other's numbers and
 * sums, and lists sort by them.
 */
export const peerFundraising = projection<Seen>('peer-fundraising', {
  version: 1,
  tables: [
    ParticipantRow,
    AddressRow,
    TeamRow,
    PageRow,
    PeerCampaignRow,
    PeerSeriesRow,
    OrganiserRow,
    PeerCountRow,
    PeerNumberRow,
  ],
  on: {
    ...registering,
    ...personalPages,
    ...membership,
    ...teaming,
    ...gifts,
    ...campaigning,
    'donations.OfflineDonationPosted': ({ data: { addresses } }) => addressesNumbered(addresses),
    'donations.OfflineDonationChanged': ({ data: { changes } }) => addressesNumbered(changes.addresses),
    'identity.LoginOpened': ({ data: { personId } }) => [personNumbered(personId, undefined)],
    'identity.NumbersReserved': reserved,
  },
});

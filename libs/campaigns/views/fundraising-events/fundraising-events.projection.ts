import type { EventGiftEvent, EventOpeningBalanceEvent, ForwardingEvent } from '@almoner/donations/events';
import type { NumbersReserved } from '@almoner/identity/events';
import { type Projection, change, changeWhere, projection, put, raise, remove } from '@almoner/readstore';
import type { FundraisingEventEvent, OrganisationEvent } from '../../events';
import { forwarding } from './forwarding';
import {
  ClientEventFiguresRow,
  FeaturedCampaignRow,
  ForwardingRow,
  FundraisingEventCountRow,
  FundraisingEventDonorRow,
  FundraisingEventRow,
  FundraisingEventStoryRow,
  OrganisationNameRow,
} from './fundraising-events.table';
import { giving } from './giving';
import { moving } from './moving';
import { starting } from './starting';
import { retold } from './story';

type Seen =
  | FundraisingEventEvent
  | OrganisationEvent
  | EventGiftEvent
  | EventOpeningBalanceEvent
  | ForwardingEvent
  | NumbersReserved;

/** `numbering` is the surface whose numbers the list shows and sorts by. */
export function fundraisingEvents(numbering: string): Projection {
  return projection<Seen>('fundraising-events', {
    version: 1,
    variant: numbering,
    tables: [
      FundraisingEventRow,
      FundraisingEventStoryRow,
      FundraisingEventCountRow,
      FundraisingEventDonorRow,
      ClientEventFiguresRow,
      FeaturedCampaignRow,
      ForwardingRow,
      OrganisationNameRow,
    ],
    on: {
      'campaigns.FundraisingEventStarted': starting(numbering),
      'campaigns.FundraisingEventChanged': moving(
        ({ data: { changes } }, row) => ({
          goalEurMinor: changes.goalEurMinor === undefined ? row.goalEurMinor : changes.goalEurMinor,
          taxDeductible: changes.taxDeductible ?? row.taxDeductible,
          rank: changes.rank ?? row.rank,
        }),
        ({ data: { fundraisingEventId, changes } }, open) => [
          change(FundraisingEventStoryRow, { fundraisingEventId }, { set: retold(changes, open) }),
        ],
      ),
      'campaigns.FundraisingEventEnded': moving(({ data: { endedAt } }) => ({
        closed: true,
        closedAt: Date.parse(endedAt),
      })),
      'campaigns.FundraisingEventReopened': moving(() => ({ closed: false, closedAt: null })),
      'campaigns.FundraisingEventBlocked': moving(() => ({ blocked: true })),
      'campaigns.FundraisingEventUnblocked': moving(() => ({ blocked: false })),
      'campaigns.CampaignFeatured': moving(
        () => ({}),
        ({ data: { fundraisingEventId, campaignId }, position }) => [
          put(FeaturedCampaignRow, { fundraisingEventId, campaignId, position }),
        ],
      ),
      'campaigns.CampaignUnfeatured': moving(
        () => ({}),
        ({ data: { fundraisingEventId, campaignId } }) => [
          remove(FeaturedCampaignRow, { fundraisingEventId, campaignId }),
        ],
      ),
      'campaigns.OrganisationRegistered': ({ data: { organisationId, name } }) => [
        put(OrganisationNameRow, { organisationId, name }),
      ],
      'campaigns.OrganisationChanged': ({ data: { organisationId, changes } }) =>
        changes.name === undefined
          ? []
          : [
              change(OrganisationNameRow, { organisationId }, { set: { name: changes.name } }),
              changeWhere(FundraisingEventStoryRow, { organisationId }, { organisationWords: changes.name }),
            ],
      'donations.EventGiftRecorded': giving(1),
      'donations.EventGiftReversed': giving(-1),
      'donations.EventOpeningBalanceRecorded': moving(({ data }, row) => ({
        donatedEurMinor: row.donatedEurMinor + BigInt(data.amountEurMinor),
        donationCount: row.donationCount + data.donationCount,
        donorCount: row.donorCount + data.donorCount,
      })),
      'donations.DonationsForwarded': forwarding(1),
      'donations.ForwardingTakenBack': forwarding(-1),
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        surface === numbering && kind === 'fundraising-event'
          ? [raise(FundraisingEventRow, 'fundraising-event', to)]
          : [],
    },
  });
}

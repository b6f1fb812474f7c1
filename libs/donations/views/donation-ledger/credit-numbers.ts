import type { CampaignEvent, ParticipantEvent, SeriesEvent, TeamEvent } from '@almoner/campaigns/events';
import type { LoginOpened, NumbersReserved, OrganiserAppointed } from '@almoner/identity/events';
import type { PublicNumbers, RecordedEvent } from '@almoner/kernel';
import { type RowOperation, give, raise } from '@almoner/readstore';
import { ledgerSurface } from './ledger-surface';
import { CreditNumberRow } from './donation-ledger.table';

type Kind = 'participant' | 'page' | 'team';

const numbered = (kind: Kind, recordId: string, numbers: PublicNumbers | undefined): RowOperation =>
  give(
    CreditNumberRow,
    { kind, recordId },
    { column: 'number', counter: kind, number: numbers?.[ledgerSurface] },
  );

export type NumberingEvent =
  ParticipantEvent | TeamEvent | CampaignEvent | SeriesEvent | LoginOpened | OrganiserAppointed;

type On = {
  readonly [Type in NumberingEvent['type']]?: (
    event: RecordedEvent<Extract<NumberingEvent, { type: Type }>>,
  ) => readonly RowOperation[];
};

/** Lists of gifts sort by these numbers, which peer-to-peer fundraising gives; who gives numbers there gives them here. */
export const creditNumbers = {
  'campaigns.ParticipantRegistered': ({ data: { personId, page, numbers } }) => [
    numbered('participant', personId, numbers),
    ...(page === null ? [] : [numbered('page', page.pageId, page.numbers)]),
  ],
  'campaigns.PersonalPageOpened': ({ data: { page } }) => [numbered('page', page.pageId, page.numbers)],
  'campaigns.TeamCreated': ({ data: { teamId, pageId, numbers, pageNumbers } }) => [
    numbered('team', teamId, numbers),
    numbered('page', pageId, pageNumbers),
  ],
  'campaigns.SeriesOpened': ({ data: { seriesId, pageNumbers } }) => [
    numbered('page', seriesId, pageNumbers),
  ],
  'campaigns.CampaignApproved': ({ data: { campaignId } }) => [numbered('page', campaignId, undefined)],
  'campaigns.CampaignPlanned': ({ data: { campaignId, pageNumbers } }) => [
    numbered('page', campaignId, pageNumbers),
  ],
  'identity.LoginOpened': ({ data: { personId } }) => [numbered('participant', personId, undefined)],
  'identity.OrganiserAppointed': ({ data: { campaignId } }) => [numbered('page', campaignId, undefined)],
} satisfies On;

const kinds: readonly string[] = ['participant', 'page', 'team'] satisfies Kind[];

export const creditNumbersReserved = ({ data: { kind, to } }: RecordedEvent<NumbersReserved>) =>
  kinds.includes(kind) ? [raise(CreditNumberRow, kind, to)] : [];

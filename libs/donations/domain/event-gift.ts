import {
  type DecisionContext,
  type FactContext,
  type ReadFact,
  accept,
  anyNumberGiven,
} from '@almoner/kernel';
import type { EventGiftRecorded, ExchangeRate } from '../events';
import type { Donation } from './donation';
import { currenciesNeeded, freeze, isSafe } from './exchange';
import { type ReceivingEvent, ratesAround, receivingEvent } from './facts';
import { type Gift, dayOf, giftShape, sealedUnder } from './gift';
import { detailShape, donorKey, sameDetails, sealedDetails } from './gift-details';
import { refuse } from './refusals';
import { id } from './shapes';

/** Events count in euros, as the one surface that knows them does. */
export const eventPurse = { currency: 'EUR', reportingCurrency: 'EUR' } as const;

const { campaignId: _, ...money } = giftShape;
const { needId: __, ...details } = detailShape;

/** What every way of recording a gift to a fundraising event is told. */
export const eventGiftShape = { ...money, ...details, fundraisingEventId: id };

export interface EventGift extends Omit<Gift, 'campaignId' | 'needId' | 'numbers'> {
  readonly fundraisingEventId: string;
}

interface EventGiftFacts {
  readonly event: ReceivingEvent | undefined;
  readonly rates: readonly ExchangeRate[];
  readonly numberTaken: boolean;
}

export async function eventGiftFacts(
  gift: Pick<EventGift, 'fundraisingEventId' | 'currency' | 'opinionNumbers'>,
  read: ReadFact,
  { now }: FactContext,
): Promise<EventGiftFacts> {
  const [event, rates, numberTaken] = await Promise.all([
    read(receivingEvent, gift.fundraisingEventId),
    read(ratesAround, currenciesNeeded(gift.currency, eventPurse), dayOf(now)),
    anyNumberGiven(read, 'opinion', gift.opinionNumbers),
  ]);
  return { event, rates, numberTaken };
}

/** A retry records nothing; an id is never reused for another gift, to whomever it went. */
export function decideEventGift(
  state: Donation,
  gift: EventGift,
  { event, rates, numberTaken }: EventGiftFacts,
  { seal, digest, now }: DecisionContext,
) {
  const sealed = (text: string) => seal(sealedUnder(gift), text);
  const { needId: _need, ...told } = sealedDetails(gift, sealed);
  const given = {
    donationId: gift.donationId,
    fundraisingEventId: gift.fundraisingEventId,
    donorId: gift.donorId,
    name: gift.name === null ? null : sealed(gift.name),
    reference: gift.reference === null ? null : sealed(gift.reference),
    source: gift.source,
    amountMinor: gift.amountMinor,
    currency: gift.currency,
    ...told,
  };
  if (state.status !== 'absent') {
    const same = 'eventGift' in state && isSame(state.eventGift, given);
    return same ? accept<EventGiftRecorded>() : refuse('donations.id-taken');
  }
  if (event === undefined) return refuse('donations.event-unknown');
  if (!event.open) return refuse('donations.event-closed');
  if (numberTaken) return refuse('donations.number-taken');
  const frozen = freeze(gift, eventPurse, dayOf(now), rates);
  if (frozen === undefined) return refuse('donations.no-rate');
  if (!isSafe(frozen.shares)) return refuse('donations.amount-too-large');
  const { EUR, GBP } = frozen.shares;
  const recorded: EventGiftRecorded = {
    type: 'donations.EventGiftRecorded',
    data: {
      ...given,
      donor: donorKey(gift, gift.donorId, digest),
      token: gift.token,
      rates: [...frozen.rates],
      shares: { EUR, GBP },
      donatedAt: now.toISOString(),
      opinionNumbers: gift.opinionNumbers,
    },
  };
  return accept(recorded);
}

type Given = Pick<
  EventGiftRecorded['data'],
  'fundraisingEventId' | 'donorId' | 'name' | 'reference' | 'source' | 'amountMinor' | 'currency'
> &
  Partial<EventGiftRecorded['data']>;

function isSame(recorded: Given, given: Given): boolean {
  return (
    (['fundraisingEventId', 'donorId', 'source', 'amountMinor', 'currency'] as const).every(
      (part) => recorded[part] === given[part],
    ) &&
    (['name', 'reference'] as const).every((part) => recorded[part]?.text === given[part]?.text) &&
    sameDetails(recorded, given)
  );
}

import type { RecordedEvent } from '@almoner/kernel';
import { change, put, reading } from '@almoner/readstore';
import type { DonationMatched, MatchReleased, MatchingFundChanged, MatchingFundOpened } from '../../events';
import { FundOfClientRow } from './client-donations.table';
import { money } from './money';

export type FundEvent = MatchingFundOpened | MatchingFundChanged | DonationMatched | MatchReleased;

/** What a client's funds add to gifts; a fund that changes hands takes with it what it added so far. */
export const funding = {
  'donations.MatchingFundOpened': ({ data, position }: RecordedEvent<MatchingFundOpened>) => {
    const { matchingFundId, clientId, matchedBeforeEurMinor: matchedEurMinor } = data;
    const fund = put(FundOfClientRow, { matchingFundId, clientId, matchedEurMinor });
    return clientId === null || matchedEurMinor === 0
      ? [fund]
      : [fund, money(clientId, position, { matchedEurMinor })];
  },
  'donations.MatchingFundChanged': reading<MatchingFundChanged>({
    keys: ({ data: { matchingFundId } }) => [{ table: FundOfClientRow, key: { matchingFundId } }],
    apply({ data: { matchingFundId, changes }, position }, own) {
      const fund = own(FundOfClientRow, { matchingFundId });
      const { clientId } = changes;
      if (fund === undefined || clientId === undefined || clientId === fund.clientId) return [];
      const { matchedEurMinor } = fund;
      return [
        change(FundOfClientRow, { matchingFundId }, { set: { clientId } }),
        ...(fund.clientId === null
          ? []
          : [money(fund.clientId, position, { matchedEurMinor: -matchedEurMinor })]),
        ...(clientId === null ? [] : [money(clientId, position, { matchedEurMinor })]),
      ];
    },
  }),
  'donations.DonationMatched': matching<DonationMatched>(1),
  'donations.MatchReleased': matching<MatchReleased>(-1),
};

function matching<E extends DonationMatched | MatchReleased>(by: 1 | -1) {
  return reading<E>({
    keys: ({ data: { matchingFundId } }) => [{ table: FundOfClientRow, key: { matchingFundId } }],
    apply({ data: { matchingFundId, shares }, position }, own) {
      const fund = own(FundOfClientRow, { matchingFundId });
      if (fund === undefined) return [];
      const added = { matchedEurMinor: by * shares.EUR };
      const kept = change(FundOfClientRow, { matchingFundId }, { add: added });
      return fund.clientId === null ? [kept] : [kept, money(fund.clientId, position, added)];
    },
  });
}

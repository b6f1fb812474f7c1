import type { Decider } from '@almoner/kernel';
import type { DonationsForwarded, ForwardingEvent } from '../events';

/** One forwarding of an event; one that was taken back keeps its id, which is never given again. */
interface KnownForwarding {
  readonly takenBack: boolean;
  readonly entry: DonationsForwarded['data'];
}

/** Everything that one event has passed on, in one stream, so that it can never be more than the event was given. */
export interface Forwardings {
  /** What stands, in euro cents. */
  readonly sum: bigint;
  readonly known: Readonly<Record<string, KnownForwarding>>;
}

export const forwardings: Decider<Forwardings, ForwardingEvent> = {
  initial: { sum: 0n, known: {} },
  evolve({ sum, known }, event) {
    const { forwardingId, amountMinor } = event.data;
    switch (event.type) {
      case 'donations.DonationsForwarded':
        return {
          sum: sum + BigInt(amountMinor),
          known: { ...known, [forwardingId]: { takenBack: false, entry: event.data } },
        };
      case 'donations.ForwardingTakenBack': {
        const before = known[forwardingId];
        if (before === undefined) throw new Error('money is taken back before it was forwarded');
        return {
          sum: sum - BigInt(amountMinor),
          known: { ...known, [forwardingId]: { ...before, takenBack: true } },
        };
      }
      default:
        return event satisfies never;
    }
  },
};

export const forwardingsStream = (command: { fundraisingEventId: string }) =>
  `forwardings-${command.fundraisingEventId}`;

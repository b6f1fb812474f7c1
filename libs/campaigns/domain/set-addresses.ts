import { accept, defineCommand, isSame } from '@almoner/kernel';
import { z } from 'zod';
import { addresses, participantKey } from './fundraising-shapes';
import { participant, participantStream } from './participant';
import { addressesOfGivenNumber, sealedAddresses, unnumbered } from './participant-words';
import { refuse } from './refusals';

export const setAddresses = defineCommand({
  name: 'campaigns.SetAddresses',
  summary: "Replaces a participant's addresses; the first is the one that a single address shows.",
  schema: z.strictObject({ ...participantKey, addresses }),
  stream: participantStream,
  decider: participant,
  persons: ({ personId }) => [personId],
  facts: ({ addresses: given }, read) => addressesOfGivenNumber(read, given),
  decide(state, { campaignId, personId, addresses: given }, givenNumbers, { now, seal }) {
    if (state.status === 'absent') return refuse('campaigns.participant-unknown');
    const told = sealedAddresses(personId, given, seal);
    if (isSame(unnumbered(state.addresses), unnumbered(told))) return accept();
    const known = new Set(state.addresses.map(({ addressId }) => addressId));
    if (givenNumbers.some((addressId) => !known.has(addressId))) return refuse('campaigns.number-taken');
    return accept({
      type: 'campaigns.AddressesSet',
      data: { campaignId, personId, addresses: told, setAt: now.toISOString() },
    });
  },
});

import { defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { creditBecoming } from './credit';
import { donation, donationStream } from './donation';
import { entryBecomes } from './entry-becomes';
import { sealedUnder } from './gift';
import { differing, entryShape, knownEntry, sealedEntry } from './offline-entry';
import { offlineFacts, standingEntry } from './offline-gift';
import { refuse } from './refusals';

const schema = z.strictObject({
  ...z.strictObject({ ...entryShape, verified: z.boolean() }).partial().shape,
  ...knownEntry,
});

export const changeOfflineDonation = defineCommand({
  name: 'donations.ChangeOfflineDonation',
  summary: 'Corrects what was keyed in, all but who gave; the gift of a verified entry follows at once.',
  schema,
  stream: donationStream,
  decider: donation,
  persons: (command) => [sealedUnder(command)],
  facts: offlineFacts,
  decide(state, command, facts, context) {
    const { donationId, campaignId, donorId, pageId: _, verified, ...told } = command;
    const found = standingEntry(state, campaignId);
    if (typeof found === 'string') return refuse(found);
    const { entry } = found.offline;
    if (donorId !== entry.donorId) return refuse('donations.other-donor');
    if (told.currency !== undefined && told.currency !== entry.currency) {
      return refuse('donations.other-currency');
    }
    const credit = creditBecoming(entry.credit, command, facts.page);
    if (credit === undefined) return refuse('donations.page-unknown');
    const sealed = sealedEntry(told, { donationId, campaignId, donorId }, context);
    const changes = differing(entry, { ...sealed, credit });
    return entryBecomes(found, changes, verified ?? found.status === 'verified', facts.campaign, context.now);
  },
});

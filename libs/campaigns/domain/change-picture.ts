import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { PictureDetails } from '../events';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { address, id, words } from './shapes';

export const changePicture = defineCommand({
  name: 'campaigns.ChangePicture',
  summary: 'Changes the address or the caption of a picture in the gallery; what is left out stays.',
  schema: z.strictObject({
    campaignId: id,
    pictureId: id,
    url: address.optional(),
    description: words(1000).nullable().optional(),
  }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId, pictureId, ...wanted }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    const known = state.pictures[pictureId];
    if (known === undefined || known.removed) return refuse('campaigns.picture-unknown');
    const changes = changesOf<PictureDetails>(known.entry, wanted);
    if (changes === undefined) return accept();
    return accept({
      type: 'campaigns.PictureChanged',
      data: { campaignId, pictureId, changes, changedAt: now.toISOString() },
    });
  },
});

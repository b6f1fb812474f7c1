import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

export const removePicture = defineCommand({
  name: 'campaigns.RemovePicture',
  summary: "Takes a picture out of a campaign's gallery.",
  schema: z.strictObject({ campaignId: id, pictureId: id }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId, pictureId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    const known = state.pictures[pictureId];
    if (known === undefined) return refuse('campaigns.picture-unknown');
    if (known.removed) return accept();
    return accept({
      type: 'campaigns.PictureRemoved',
      data: { campaignId, pictureId, removedAt: now.toISOString() },
    });
  },
});

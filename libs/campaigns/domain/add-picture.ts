import { accept, anyNumberGiven, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { address, id, numbers, words } from './shapes';

export const addPicture = defineCommand({
  name: 'campaigns.AddPicture',
  summary: "Puts a picture into a campaign's gallery.",
  schema: z.strictObject({
    campaignId: id,
    pictureId: id,
    url: address,
    description: words(1000).nullable().default(null),
    numbers,
  }),
  stream: campaignStream,
  decider: campaign,
  facts: (command, read) => anyNumberGiven(read, 'picture', command.numbers),
  decide(state, { numbers: brought, ...picture }, numberTaken, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    const known = state.pictures[picture.pictureId];
    if (known !== undefined) {
      const same = !known.removed && changesOf<object>(known.entry, picture) === undefined;
      return same ? accept() : refuse('campaigns.picture-taken');
    }
    if (numberTaken) return refuse('campaigns.number-taken');
    return accept({
      type: 'campaigns.PictureAdded',
      data: { ...picture, addedAt: now.toISOString(), numbers: brought },
    });
  },
});

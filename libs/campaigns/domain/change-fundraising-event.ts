import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { FundraisingEventProfile } from '../events';
import { fundraisingEventSlugHolder } from './facts';
import { fundraisingEvent, fundraisingEventStream } from './fundraising-event';
import { fundraisingEventProfile } from './fundraising-event-shapes';
import { personsOf, sealedName } from './named-person';
import { refuse } from './refusals';
import { id } from './shapes';

export const changeFundraisingEvent = defineCommand({
  name: 'campaigns.ChangeFundraisingEvent',
  summary:
    'Changes what is told of a fundraising event; what is left out stays, what is given replaces the part whole.',
  schema: z.strictObject(fundraisingEventProfile).partial().extend({ fundraisingEventId: id }),
  stream: fundraisingEventStream,
  decider: fundraisingEvent,
  persons: ({ manager }) => personsOf(manager),
  async facts({ slug, fundraisingEventId }, read) {
    const holder = slug === undefined ? undefined : await read(fundraisingEventSlugHolder, slug);
    return { slugTaken: holder !== undefined && holder !== fundraisingEventId };
  },
  decide(state, { fundraisingEventId, ...wanted }, { slugTaken }, { now, seal }) {
    if (state.status === 'absent') return refuse('campaigns.fundraising-event-unknown');
    if (slugTaken) return refuse('campaigns.slug-taken');
    const changes = changesOf<FundraisingEventProfile>(state.profile, {
      ...wanted,
      manager: sealedName(wanted.manager, seal),
    });
    if (changes === undefined) return accept();
    return accept({
      type: 'campaigns.FundraisingEventChanged',
      data: { fundraisingEventId, changes, changedAt: now.toISOString() },
    });
  },
});

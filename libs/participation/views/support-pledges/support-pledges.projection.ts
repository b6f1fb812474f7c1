import { fold } from '@almoner/kernel';
import { projection, put, remove } from '@almoner/readstore';
import type { SupportPledgeEvent } from '../../events';
import { SupportPledgeRow } from './support-pledges.table';

export const supportPledges = projection<SupportPledgeEvent>('support-pledges', {
  version: 1,
  tables: [SupportPledgeRow],
  on: {
    'participation.SupportPledged': ({ data, position }, { open }) => {
      const name = open(data.name);
      return [
        put(SupportPledgeRow, {
          supportPledgeId: data.supportPledgeId,
          campaignId: data.campaignId,
          personId: data.personId,
          name,
          nameFolded: fold(name ?? ''),
          email: open(data.email),
          avatar: open(data.avatar),
          pledgedAt: Date.parse(data.pledgedAt),
          version: position,
        }),
      ];
    },
    'participation.SupportPledgeCancelled': ({ data: { supportPledgeId } }) => [
      remove(SupportPledgeRow, { supportPledgeId }),
    ],
  },
});

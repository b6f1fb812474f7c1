import type { NumbersReserved } from '@almoner/identity/events';
import { type Projection, change, give, projection, put, raise } from '@almoner/readstore';
import type { CampaignApproved, CampaignWithdrawn, CampaignerRegistered } from '../../events';
import { CampaignerNumberRow, CampaignerRow } from './campaigner-directory.table';

type Seen = CampaignerRegistered | CampaignApproved | CampaignWithdrawn | NumbersReserved;

export function campaignerDirectory(numberings: readonly string[]): Projection {
  return projection<Seen>('campaigner-directory', {
    version: 1,
    variant: numberings.join(),
    tables: [CampaignerRow, CampaignerNumberRow],
    on: {
      'campaigns.CampaignerRegistered': ({ data, position }, { open }) => [
        put(CampaignerRow, {
          campaignerId: data.campaignerId,
          name: open(data.name),
          description: open(data.description),
          location: open(data.location),
          avatar: open(data.avatar),
          registeredAt: Date.parse(data.registeredAt),
          version: position,
        }),
        ...numberings.map((surface) =>
          give(
            CampaignerNumberRow,
            { surface, campaignerId: data.campaignerId },
            { column: 'number', counter: `campaigner/${surface}`, number: data.numbers?.[surface] },
          ),
        ),
      ],
      'campaigns.CampaignApproved': ({ data: { campaignerId }, position }) => [
        change(CampaignerRow, { campaignerId }, { add: { listedCampaigns: 1 }, set: { version: position } }),
      ],
      'campaigns.CampaignWithdrawn': ({ data: { campaignerId, wasListed }, position }) =>
        wasListed
          ? [
              change(
                CampaignerRow,
                { campaignerId },
                { add: { listedCampaigns: -1 }, set: { version: position } },
              ),
            ]
          : [],
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        kind === 'campaigner' ? [raise(CampaignerNumberRow, `campaigner/${surface}`, to)] : [],
    },
  });
}

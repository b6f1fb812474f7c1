import type { NumbersReserved } from '@almoner/identity/events';
import { type Projection, change, give, projection, put, raise } from '@almoner/readstore';
import type { CampaignEvent, CampaignerRegistered } from '../../events';
import { CampaignNumberRow, CampaignRow, CampaignerOfCampaignNumberRow } from './campaign-directory.table';

/** A draft has its number at once: an assigned client may ask for it by that number. */
export function campaignDirectory(numberings: readonly string[]): Projection {
  return projection<CampaignEvent | CampaignerRegistered | NumbersReserved>('campaign-directory', {
    version: 1,
    variant: numberings.join(),
    tables: [CampaignRow, CampaignNumberRow, CampaignerOfCampaignNumberRow],
    on: {
      'campaigns.CampaignSubmitted': ({ data, position }) => {
        const { reportingCurrency: _, language: __, numbers, submittedAt, ...campaign } = data;
        return [
          put(CampaignRow, {
            ...campaign,
            status: 'draft',
            submittedAt: Date.parse(submittedAt),
            version: position,
          }),
          ...numberings.map((surface) =>
            give(
              CampaignNumberRow,
              { surface, campaignId: data.campaignId },
              { column: 'number', counter: `campaign/${surface}`, number: numbers?.[surface] },
            ),
          ),
        ];
      },
      'campaigns.CampaignChanged': ({ data: { campaignId, changes }, position }) => [
        change(CampaignRow, { campaignId }, { set: { ...changes, version: position } }),
      ],
      'campaigns.CampaignApproved': ({ data: { campaignId }, position }) => [
        change(CampaignRow, { campaignId }, { set: { status: 'listed', version: position } }),
      ],
      'campaigns.CampaignWithdrawn': ({ data: { campaignId }, position }) => [
        change(CampaignRow, { campaignId }, { set: { status: 'withdrawn', version: position } }),
      ],
      'campaigns.CampaignerRegistered': ({ data: { campaignerId, numbers } }) =>
        numberings.map((surface) =>
          give(
            CampaignerOfCampaignNumberRow,
            { surface, campaignerId },
            { column: 'number', counter: `campaigner-of-campaign/${surface}`, number: numbers?.[surface] },
          ),
        ),
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) => {
        if (kind === 'campaign') return [raise(CampaignNumberRow, `campaign/${surface}`, to)];
        if (kind !== 'campaigner') return [];
        return [raise(CampaignerOfCampaignNumberRow, `campaigner-of-campaign/${surface}`, to)];
      },
    },
  });
}

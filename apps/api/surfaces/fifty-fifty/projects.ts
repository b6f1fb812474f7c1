import { Injectable } from '@nestjs/common';
import { CampaignDirectory, type CampaignItem } from '@almoner/campaigns';
import { failures } from './failure';
import type { Caller } from './key.guard';
import { readId } from './notify-form';
import { surfaceName } from './surface-name';

/** Finds the project of a path or form: any listed one, and an unlisted one for a key that is assigned to it (note 9). */
@Injectable()
export class Projects {
  constructor(private readonly campaigns: CampaignDirectory) {}

  /** @throws Failure `Project not found`, for a malformed id too (ruling). */
  async shownTo(caller: Caller, id: string): Promise<CampaignItem> {
    const number = readId(id);
    const campaign =
      number !== undefined &&
      (await this.campaigns.byNumber(surfaceName, number, {
        audience: 'client',
        campaignIds: caller.campaignIds,
      }));
    if (!campaign) throw failures.noProject();
    return campaign;
  }
}

export const isAssigned = (caller: Caller, campaign: { readonly campaignId: string }): boolean =>
  caller.campaignIds.includes(campaign.campaignId);

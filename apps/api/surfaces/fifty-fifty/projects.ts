import { Injectable } from '@nestjs/common';
import { CampaignDirectory, type CampaignItem } from '@almoner/campaigns';
import { ApiClients } from '@almoner/identity';
import { failures } from './failure';
import type { Caller } from './key.guard';
import { readId } from './notify-form';
import { surfaceName } from './surface-name';

/** Finds the project of a path or form: any listed one, and an unlisted one for a key that is assigned to it (note 9). */
@Injectable()
export class Projects {
  constructor(
    private readonly campaigns: CampaignDirectory,
    private readonly clients: ApiClients,
  ) {}

  /** @throws Failure `Project not found`, for a malformed id too (ruling). */
  async shownTo(caller: Caller, id: string): Promise<CampaignItem> {
    const number = readId(id);
    if (number === undefined) throw failures.noProject();
    const listed = await this.campaigns.byNumber(surfaceName, number, { audience: 'public' });
    const campaign = listed ?? (await this.unlistedFor(caller, number));
    if (campaign === undefined) throw failures.noProject();
    return campaign;
  }

  isAssigned(caller: Caller, campaign: Pick<CampaignItem, 'campaignId'>): Promise<boolean> {
    return this.clients.isAssigned(caller.clientId, campaign.campaignId);
  }

  /** The operator's view is asked for nothing but the id behind the number; what is shown is the client's view. */
  private async unlistedFor(caller: Caller, number: number): Promise<CampaignItem | undefined> {
    const hidden = await this.campaigns.byNumber(surfaceName, number, { audience: 'admin' });
    if (hidden === undefined || !(await this.isAssigned(caller, hidden))) return undefined;
    const campaignIds = [hidden.campaignId];
    return this.campaigns.byNumber(surfaceName, number, { audience: 'client', campaignIds });
  }
}

import { Injectable } from '@nestjs/common';
import {
  CampaignListing,
  CampaignNeeds,
  type FundraisingEventItem,
  FundraisingEvents,
} from '@almoner/campaigns';
import type { Language } from '@almoner/kernel';
import { Failure } from '../failure';
import { Known } from '../known';
import { shortenedName } from '../present/person';
import { projectProgress } from '../present/progress';
import { readNumber } from '../reader';
import type { Receiver } from './form-page';

/** What a form is for: what the page shows of it, and what the gift will name. */
export interface Target {
  readonly kind: 'project' | 'group';
  /** As the address of the page has it. */
  readonly id: string;
  readonly receiver: Receiver;
  readonly open: boolean;
  readonly gift:
    { readonly campaignId: string; readonly needId: string | null } | { readonly fundraisingEventId: string };
}

/** Finds what a form is for. */
@Injectable()
export class Receivers {
  constructor(
    private readonly known: Known,
    private readonly listing: CampaignListing,
    private readonly needs: CampaignNeeds,
    private readonly events: FundraisingEvents,
  ) {}

  /** A need of another project is none of this one: the gift is then for the project. @throws Failure 404 */
  async project(id: string, need: number | null, language: Language): Promise<Target> {
    const { campaignId } = await this.known.project(id);
    const [campaign, wanted] = await Promise.all([
      this.listing.byId(campaignId, language),
      need === null ? undefined : this.needs.byNumber(need, language),
    ]);
    if (campaign === undefined) throw new Failure(404);
    const own = wanted?.campaignId === campaignId ? wanted : undefined;
    const { carrier, donatedEurMinor, openEurMinor } = campaign;
    const asksForMoney = donatedEurMinor + openEurMinor > 0n;
    return {
      kind: 'project',
      id,
      receiver: {
        title: campaign.title,
        by: [carrier?.name, campaign.city].filter(Boolean).join(', ') || null,
        donatedCents: donatedEurMinor,
        progress: asksForMoney ? projectProgress(donatedEurMinor, openEurMinor) : null,
        need: own?.title ?? null,
      },
      open: !campaign.donationsProhibited && campaign.closedAt === null,
      gift: { campaignId, needId: own?.needId ?? null },
    };
  }

  /** @param idOrSlug a number is an id, anything else a slug @throws Failure 404 */
  async event(idOrSlug: string, language: Language): Promise<Target> {
    const event = await this.eventBy(idOrSlug, language);
    if (event === undefined) throw new Failure(404);
    return {
      kind: 'group',
      id: idOrSlug,
      receiver: {
        title: event.title,
        by: shortenedName(event.managerFirstName, event.managerLastName),
        donatedCents: event.donatedEurMinor,
        progress: event.goalEurMinor === null ? null : event.progressPercentage,
        need: null,
      },
      open: !event.closed && !event.blocked && !event.donationsProhibited,
      gift: { fundraisingEventId: event.fundraisingEventId },
    };
  }

  private async eventBy(idOrSlug: string, language: Language): Promise<FundraisingEventItem | undefined> {
    if (/^[0-9]+$/.test(idOrSlug)) return this.events.byNumber(readNumber(idOrSlug), language);
    // Nothing else is asked of a store: some take no NUL.
    if (!/^[a-z0-9-]+$/.test(idOrSlug)) return undefined;
    const holder = await this.events.slugHolder(idOrSlug);
    return holder === undefined ? undefined : this.events.byId(holder, language);
  }
}

import { Participants, Teams } from '@almoner/campaigns';
import { Injectable } from '@nestjs/common';
import { failures } from '../failure';
import { Known, type KnownCampaign, found } from '../known';
import type { Recipient } from './forms';

/** Finds the page that a recipient stands for. */
@Injectable()
export class Recipients {
  constructor(
    private readonly known: Known,
    private readonly participants: Participants,
    private readonly teams: Teams,
  ) {}

  /** Null: the campaign in general, whose own goal stands for it too. @throws Failure 404, 409 for a user without a page */
  async pageOf(known: KnownCampaign, recipient: Recipient): Promise<string | null> {
    const { Id: goalNumber, User_Id: userNumber, Team_Id: teamNumber } = recipient ?? {};
    const { campaignId } = known.campaign;
    if (userNumber) return pageOf(found(await this.participants.byNumber(campaignId, userNumber, organiser)));
    if (teamNumber) return found(await this.teams.byNumber(campaignId, teamNumber, organiser)).pageId;
    if (!goalNumber) return null;
    const owner = await this.known.goalOwner(known, goalNumber);
    if (owner.owner === 'campaign') return null;
    return owner.owner === 'team'
      ? found(await this.teams.byId(owner.teamId, organiser)).pageId
      : pageOf(found(await this.participants.byPerson(campaignId, owner.personId, organiser)));
  }
}

const organiser = { audience: 'admin' } as const;

/** @throws Failure 409 */
export function pageOf({ pageId }: { readonly pageId: string | null }): string {
  if (pageId === null) throw failures.conflict('The user has no fundraising page.');
  return pageId;
}

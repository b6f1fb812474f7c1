import {
  type ParticipantItem,
  Participants,
  PeerNumbers,
  type PeerViewer,
  type TeamItem,
  Teams,
} from '@almoner/campaigns';
import { Injectable } from '@nestjs/common';
import type { PersonsCaller } from '../auth';
import { Failure, failures } from '../failure';
import { Known, type KnownCampaign } from '../known';

/** A participant whom the caller may change, seen as they see themselves, or as an organiser does. */
export interface OwnParticipant extends KnownCampaign {
  readonly participant: ParticipantItem;
}
/** A team that the caller may change. */
export interface OwnTeam extends KnownCampaign {
  readonly team: TeamItem;
}
/** The goal of a page, or of the campaign as a whole, that the caller may change. */
export type OwnGoal = OwnParticipant | OwnTeam | (KnownCampaign & { readonly whole: true });

/**
 * Says what the caller may change. It is asked before a body is read, and so before it is told whether something exists
 * (behaviour note 33): undefined stands for what the caller might change if it were there.
 */
@Injectable()
export class Authority {
  constructor(
    private readonly known: Known,
    private readonly participants: Participants,
    private readonly teams: Teams,
    private readonly numbers: PeerNumbers,
  ) {}

  /** A campaign that the caller may see; undefined for any other. */
  async campaign(caller: PersonsCaller, number: number): Promise<KnownCampaign | undefined> {
    try {
      return await this.known.campaign(number, caller);
    } catch (error) {
      if (error instanceof Failure && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Persons change themselves and whom they look after, organisers everybody. @throws Failure 403 */
  async overUser(
    caller: PersonsCaller,
    campaignNumber: number,
    userNumber: number,
  ): Promise<OwnParticipant | undefined> {
    const known = await this.campaign(caller, campaignNumber);
    if (known === undefined) return undefined;
    const { campaignId } = known.campaign;
    const participant = await this.participants.byNumber(campaignId, userNumber, organiser);
    if (known.viewer.audience === 'admin') return participant && { ...known, participant };
    const own = (await this.numbers.of('participant', caller.personId)) === userNumber;
    if (!own && participant?.managerId !== caller.personId) throw failures.notYours();
    return participant && asOwner(known, participant);
  }

  /** Captains change their team, organisers every one. @throws Failure 403 */
  async overTeam(
    caller: PersonsCaller,
    campaignNumber: number,
    teamNumber: number,
  ): Promise<OwnTeam | undefined> {
    const known = await this.campaign(caller, campaignNumber);
    if (known === undefined) return undefined;
    if (known.viewer.audience !== 'admin' && !(await this.leads(caller, known, teamNumber)))
      throw failures.notYours();
    const team = await this.teams.byNumber(known.campaign.campaignId, teamNumber, known.viewer);
    return team && { ...known, team };
  }

  /** Pages belong to participants and to teams, the campaign's own goal to its organisers. @throws Failure 403 */
  async overGoal(
    caller: PersonsCaller,
    campaignNumber: number,
    goalNumber: number,
  ): Promise<OwnGoal | undefined> {
    const known = await this.campaign(caller, campaignNumber);
    if (known === undefined) return undefined;
    const { campaignId } = known.campaign;
    const asOrganiser = known.viewer.audience === 'admin';
    const owner = await this.numbers.pageOwner(goalNumber);
    if (owner === undefined || owner.owner === 'series' || owner.campaignId !== campaignId) {
      if (asOrganiser) return undefined;
      throw failures.notYours();
    }
    if (owner.owner === 'campaign') {
      if (!asOrganiser) throw failures.notYours();
      return { ...known, whole: true };
    }
    if (owner.owner === 'team') {
      const team = await this.teams.byId(owner.teamId, organiser);
      return team && this.overTeam(caller, campaignNumber, team.number);
    }
    const participant = await this.participants.byPerson(campaignId, owner.personId, organiser);
    return participant && this.overUser(caller, campaignNumber, participant.number);
  }

  /** Who puts somebody on a team, or takes them off: themselves, its captains and organisers. @throws Failure 403 */
  async overMembership(
    caller: PersonsCaller,
    campaignNumber: number,
    teamNumber: number,
    userNumber: number,
  ): Promise<KnownCampaign | undefined> {
    const known = await this.campaign(caller, campaignNumber);
    if (known === undefined || known.viewer.audience === 'admin') return known;
    if (await this.leads(caller, known, teamNumber)) return known;
    await this.overUser(caller, campaignNumber, userNumber);
    return known;
  }

  private async leads(
    { personId }: PersonsCaller,
    { campaign, viewer }: KnownCampaign,
    teamNumber: number,
  ): Promise<boolean> {
    const self = await this.participants.byPerson(campaign.campaignId, personId, viewer);
    return self?.captain === true && self.teamNumber === teamNumber;
  }
}

const organiser: PeerViewer = { audience: 'admin' };

/** Whoever looks after somebody sees of them what they see themselves. */
const asOwner = (known: KnownCampaign, participant: ParticipantItem): OwnParticipant => ({
  ...known,
  viewer: { audience: 'person', personId: participant.personId },
  participant,
});

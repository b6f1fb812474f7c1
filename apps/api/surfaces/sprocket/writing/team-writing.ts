import {
  type ParticipantItem,
  Participants,
  type TeamItem,
  TeamRolls,
  Teams,
  createTeam,
  joinTeam,
  leaveTeam,
  removeTeam,
  reviseTeam,
} from '@almoner/campaigns';
import { derivedId } from '@almoner/eventstore/commands';
import { Injectable } from '@nestjs/common';
import type { PersonsCaller } from '../auth';
import { failures } from '../failure';
import { type KnownCampaign, found } from '../known';
import type { OwnTeam } from './authority';
import type { NewTeam, TeamEdit } from './forms';
import { minorUnits } from './minor-units';
import { accessOf, mayOpen } from './page-access';
import { Writer, newId } from './writer';

/** Makes commands of what is told of teams. */
@Injectable()
export class TeamWriting {
  constructor(
    private readonly writer: Writer,
    private readonly participants: Participants,
    private readonly teams: Teams,
    private readonly rolls: TeamRolls,
  ) {}

  /** Its founder leads it, unless an organiser names others, who join it then. @throws Failure */
  async create(
    known: KnownCampaign,
    caller: PersonsCaller,
    founder: ParticipantItem | undefined,
    form: NewTeam,
    once: string | undefined,
  ): Promise<TeamItem> {
    const { campaignId, currency } = known.campaign;
    mayOpen(form.Page_Access, null, known.viewer);
    const named = form.Captain_Ids && (await this.captains(known, founder, form.Captain_Ids));
    const teamId = newId('team', caller, once);
    const told = {
      campaignId,
      teamId,
      name: form.Name,
      picture: form.Profile_Image,
      goalMinor: minorUnits(form.Goal_Amount, currency),
      access: form.Page_Access && accessOf(form.Page_Access),
      pageId: derivedId('sprocket', 'team-page', teamId),
      founderId: named ? null : (founder?.personId ?? null),
      captainIds: named?.map(({ personId }) => personId),
    };
    await this.writer.write(createTeam, told, caller, once);
    const joining = named ?? (founder ? [founder] : []);
    for (const { personId } of joining)
      await this.writer.write(joinTeam, { campaignId, personId, teamId, once: true }, caller, undefined);
    return this.item(teamId);
  }

  /** All that the form tells, or nothing of it. @throws Failure */
  async change(
    { campaign, viewer, team }: OwnTeam,
    caller: PersonsCaller,
    form: TeamEdit,
    once: string | undefined,
  ): Promise<TeamItem> {
    const { campaignId, teamId } = team;
    mayOpen(form.Page_Access, team.access, viewer);
    const captains = form.Captain_Ids && (await this.persons(campaignId, form.Captain_Ids));
    const told = {
      campaignId,
      teamId,
      words: {
        name: form.Name,
        picture: form.Profile_Image,
        goalMinor: minorUnits(form.Goal_Amount, campaign.currency),
      },
      access: form.Page_Access && accessOf(form.Page_Access),
      captainIds: captains?.map(({ personId }) => personId),
    };
    await this.writer.write(reviseTeam, told, caller, once);
    return this.item(teamId);
  }

  /** @throws Failure */
  async join(
    team: TeamItem,
    { campaignId, personId }: ParticipantItem,
    caller: PersonsCaller,
    once: string | undefined,
  ): Promise<TeamItem> {
    await this.writer.write(joinTeam, { campaignId, personId, teamId: team.teamId }, caller, once);
    return this.item(team.teamId);
  }

  /** @throws Failure */
  async leave(
    team: TeamItem,
    { campaignId, personId }: ParticipantItem,
    caller: PersonsCaller,
    once: string | undefined,
  ): Promise<TeamItem> {
    await this.writer.write(leaveTeam, { campaignId, personId, teamId: team.teamId }, caller, once);
    return this.item(team.teamId);
  }

  /** @throws Failure */
  async remove(
    { team: { campaignId, teamId } }: OwnTeam,
    caller: PersonsCaller,
    once: string | undefined,
  ): Promise<void> {
    await this.writer.write(removeTeam, { campaignId, teamId }, caller, once);
  }

  private async item(teamId: string): Promise<TeamItem> {
    return found(await this.teams.byId(teamId, { audience: 'admin' }));
  }

  /**
   * Those who are to lead a new team: nobody but its founder is on it yet, but organisers put on it whom they name.
   * @throws Failure 409 for who leads others elsewhere, before anything is written
   */
  private async captains(
    { campaign, viewer }: KnownCampaign,
    founder: ParticipantItem | undefined,
    numbers: readonly number[],
  ): Promise<readonly ParticipantItem[] | undefined> {
    if (viewer.audience !== 'admin') {
      if (numbers.every((number) => number === founder?.number)) return undefined;
      throw failures.unacceptable('Captain_Ids must be members.');
    }
    const named = await this.persons(campaign.campaignId, numbers);
    for (const captain of named) {
      const roll = captain.captain && captain.teamId !== null && (await this.rolls.of(captain.teamId));
      if (roll && roll.captainIds.length === 1 && roll.memberIds.length > 1)
        throw failures.conflict(`The user ${captain.number} is the last captain of another team.`);
    }
    return named;
  }

  /** @throws Failure 10012 for a number of nobody in the campaign */
  private async persons(campaignId: string, numbers: readonly number[]): Promise<readonly ParticipantItem[]> {
    const viewer = { audience: 'admin' } as const;
    const persons = await Promise.all(
      [...new Set(numbers)].map((number) => this.participants.byNumber(campaignId, number, viewer)),
    );
    return persons.map((person) => {
      if (person === undefined) throw failures.unacceptable('Captain_Ids must be members.');
      return person;
    });
  }
}

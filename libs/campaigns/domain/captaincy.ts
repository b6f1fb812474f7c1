import type { ReadFact } from '@almoner/kernel';
import { participation, teamRoll } from './facts';

/** Whether the person alone leads others, so that they cannot leave the team before another one leads it. */
export async function leadsAlone(read: ReadFact, teamId: string, personId: string): Promise<boolean> {
  const roll = await read(teamRoll, teamId);
  if (roll === undefined) return false;
  const { captainIds, memberIds } = roll;
  return captainIds.length === 1 && captainIds.includes(personId) && memberIds.length > 1;
}

/** The same of the team that they are on now, unless it is the one that they join; null where they only leave. */
export async function leadsElsewhere(
  read: ReadFact,
  campaignId: string,
  personId: string,
  joinedTeamId: string | null,
): Promise<boolean> {
  const now = await read(participation, campaignId, personId);
  if (!now?.teamId || now.teamId === joinedTeamId) return false;
  return leadsAlone(read, now.teamId, personId);
}

import { type ReadFact, fold } from '@almoner/kernel';
import { z } from 'zod';
import { teamNameHolder } from './facts';
import { pageWords } from './fundraising-shapes';
import { cleanHtml } from './page-html';
import { address, id, words } from './shapes';

/** What is told of a team and stands on its page. */
export const teamWords = {
  ...pageWords,
  name: words(100).describe('Unique in the campaign, in any letter case.'),
  picture: address.nullable(),
};

/** Captains in one order, each once, so that the same ones are the same. */
export const captainIds = z.array(id).max(100).transform(sortedOnce);

function sortedOnce(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}

interface NamedTeam {
  readonly campaignId: string;
  readonly teamId: string;
  readonly name?: string;
}

/** Whether another team of the campaign bears the name. */
export async function nameTaken({ campaignId, teamId, name }: NamedTeam, read: ReadFact): Promise<boolean> {
  if (name === undefined) return false;
  const holder = await read(teamNameHolder, campaignId, fold(name));
  return holder !== undefined && holder !== teamId;
}

/** Words of a team whose page can be shown. */
export function cleaned<Words extends { readonly html?: string | null }>(told: Words): Words {
  return told.html ? { ...told, html: cleanHtml(told.html) } : told;
}

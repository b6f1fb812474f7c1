import * as campaigns from '@almoner/campaigns';
import * as donations from '@almoner/donations';
import * as identity from '@almoner/identity';
import type { AnyCommand, Numberings } from '@almoner/kernel';
import * as participation from '@almoner/participation';
import type { Policy } from '@almoner/eventstore/policies';
import type { Projection } from '@almoner/readstore';

/** What each context brings to a process: its commands and its views. */
const contexts = [identity, campaigns, donations, participation];

/** Every command there is, by its stored name. */
export const registry: ReadonlyMap<string, AnyCommand> = new Map(
  contexts.flatMap(({ commands }) => commands).map((command) => [command.name, command]),
);

/** Every current view. */
export function allProjections(numberings: Numberings): Projection[] {
  return contexts.flatMap(({ projections }) => projections(numberings));
}

/** Every policy of the contexts that have any. */
export const policies: readonly Policy[] = contexts.flatMap((context) =>
  'policies' in context ? context.policies : [],
);

/** The contexts' wiring: their queries, and the facts that their commands ask for. */
export const contextModules = [
  identity.IdentityModule,
  campaigns.CampaignsModule,
  donations.DonationsModule,
  participation.ParticipationModule,
];

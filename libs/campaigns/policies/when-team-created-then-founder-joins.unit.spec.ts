import type { RecordedEvent } from '@almoner/kernel';
import { teamCreated, teamId } from '@almoner/testing/fundraising';
import { campaignId, personId } from '@almoner/testing/records';
import { joinTeam } from '../domain/join-team';
import { whenTeamCreatedThenFounderJoins } from './when-team-created-then-founder-joins.policy';

const reactions = (event: { readonly type: string }) =>
  whenTeamCreatedThenFounderJoins.on[event.type]?.(event as RecordedEvent, () =>
    Promise.reject(new Error('nothing is to be read')),
  );

test('the founder of a team joins it, once', () => {
  const command = { campaignId, personId, teamId, once: true };
  expect(reactions(teamCreated())).toEqual([{ definition: joinTeam, command }]);
  expect(joinTeam.schema.parse(command)).toEqual(command);
});
test('a team that an organiser set up for others has no founder', () => {
  expect(reactions(teamCreated({ founderId: null }))).toEqual([]);
});
test('its name never changes: its checkpoint and its keys hang on it', () => {
  expect(whenTeamCreatedThenFounderJoins.name).toBe('campaigns.when-team-created-then-founder-joins');
});

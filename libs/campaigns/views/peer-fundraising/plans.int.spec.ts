import type { ReadStore, Sift } from '@almoner/readstore';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, personId, seriesId } from '@almoner/testing/records';
import { type ParticipantField, Participants } from './participants.queries';
import { peerFundraising } from './peer-fundraising.projection';
import { PeerNumbers } from './peer-numbers.queries';
import { type TeamField, Teams } from './teams.queries';

const organiser = { audience: 'admin' } as const;
const page = { limit: 10, offset: 0 };

/** Where the index stands among those that a table declares tells which one a plan names. */
const participantIndexes: Readonly<Record<ParticipantField, number>> = {
  id: 2,
  raised: 4,
  firstName: 6,
  lastName: 7,
  email: 8,
  fundraiser: 9,
  captain: 10,
  teamId: 11,
  goal: 12,
  createdAt: 13,
  modifiedAt: 14,
};
const teamIndexes: Readonly<Record<TeamField, number>> = {
  id: 1,
  name: 2,
  raised: 3,
  goal: 5,
  createdAt: 6,
  modifiedAt: 7,
};

eachReadStore((open, { name }) => {
  const index = (column: string, place: number) =>
    name === 'SQLite'
      ? new RegExp(`participants_v1_i${place} .*${column}>`)
      : new RegExp(`participants_v1_i${place}\\b.*Index Cond: [^"]*${column} >=`);
  /** A store that answers with the plan of what it is asked; so few rows are read faster as they lie, so the plan for many is asked for. */
  const explaining = async () => {
    const { store } = await open(peerFundraising);
    const explain = name === 'SQLite' ? 'explain query plan' : 'explain';
    for (const setting of name === 'SQLite' ? [] : ['seqscan', 'bitmapscan', 'sort'])
      await store.prepare(`select set_config('enable_${setting}', 'off', false)`).all();
    const plans: string[] = [];
    const prepare = (sql: Parameters<ReadStore['prepare']>[0]) => {
      let counts = false;
      const query = store.prepare((t) => {
        const text = typeof sql === 'string' ? sql : sql(t);
        counts = text.includes('count(*)');
        return `${explain} ${text}`;
      });
      const noted = async (...args: never[]) => {
        plans.push(JSON.stringify(await query.all(...args)));
        return [];
      };
      // So many are found that they are looked for in their order.
      const counted = async (...args: never[]) => {
        await noted(...args);
        return counts ? { total: 100_000 } : undefined;
      };
      return { all: noted, get: counted };
    };
    return { plans, store: { prepare } as unknown as ReadStore };
  };

  test.each(Object.entries(participantIndexes) as [ParticipantField, number][])(
    'participants sorted by %s come out of an index',
    async (by, index) => {
      const { plans, store } = await explaining();
      const participants = new Participants(store);
      for (const descending of [true, false]) {
        await participants.all(campaignId, { ...page, order: [{ by, descending }] });
        if (by === 'email') continue;
        await participants.listed(campaignId, { ...page, order: [{ by, descending }] }, organiser);
      }
      const sorted = plans.filter((plan) => /participants_v1|SEARCH p /.test(plan));
      expect(sorted).toHaveLength(by === 'email' ? 2 : 4);
      for (const plan of sorted) expect(plan).toMatch(new RegExp(`participants_v1_i${index}\\b`));
    },
  );

  test.each(Object.entries(teamIndexes) as [TeamField, number][])(
    'teams sorted by %s come out of an index',
    async (by, index) => {
      const { plans, store } = await explaining();
      for (const descending of [true, false])
        await new Teams(store).all(campaignId, { ...page, order: [{ by, descending }] });
      for (const plan of plans.filter((each) => each.includes('teams_v1')))
        expect(plan).toMatch(new RegExp(`teams_v1_i${index}\\b`));
    },
  );

  test('what is looked for, and who raised the most, is found in an index', async () => {
    const { plans, store } = await explaining();
    const participants = new Participants(store);
    const numbers = new PeerNumbers(store);
    const sought = async (sift: Partial<Sift<ParticipantField>>) => {
      await participants.all(campaignId, { ...page, ...sift });
      return plans.at(-1);
    };
    const named = { field: 'lastName', text: 'le', part: 'beginning' } as const;
    expect(await sought({ conditions: [named], order: [{ by: 'lastName', descending: false }] })).toMatch(
      index('last_name_folded', 7),
    );
    const much = { field: 'raised', min: 100n } as const;
    expect(await sought({ conditions: [much], order: [{ by: 'raised', descending: true }] })).toMatch(
      index('raised_minor', 4),
    );
    plans.length = 0;
    await participants.leaders(campaignId, 10, organiser);
    await participants.leadersOf(seriesId, 10, organiser);
    await participants.byNumber(campaignId, 1, organiser);
    await numbers.participantByEmail(campaignId, 'digest');
    await numbers.campaignsOf(personId);
    const used = plans
      .filter((plan) => /participants_v1|SEARCH p /.test(plan))
      .map((plan) => /participants_v1_(i\d+|pkey)|PRIMARY KEY/.exec(plan)?.[0]);
    const ranked = ['participants_v1_i4', 'participants_v1_i5'];
    // PostgreSQL weighs what it knows of the rows, and of none any index is as good.
    const single = ['participants_v1_i2', 'participants_v1_i3', 'PRIMARY KEY'];
    expect(used).toEqual(
      name === 'SQLite' ? [...ranked, ...single] : [...ranked, ...used.slice(2, 4), 'participants_v1_pkey'],
    );
  });
});

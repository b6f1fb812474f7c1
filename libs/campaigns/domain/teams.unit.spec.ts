import { numbersGiven } from '@almoner/kernel';
import {
  captainsNamed,
  otherPersonId,
  otherTeamId,
  teamChanged,
  teamCreated,
  teamId,
  teamPageAccessSet,
  teamPageId,
  teamRemoved,
} from '@almoner/testing/fundraising';
import { answering, given } from '@almoner/testing/given';
import { campaignId, idOf, otherCampaignId, personId, seriesId } from '@almoner/testing/records';
import { changeTeam } from './change-team';
import { createTeam } from './create-team';
import { campaignForFundraising, participation, teamNameHolder, teamRoll } from './facts';
import { nameCaptains } from './name-captains';
import { removeTeam } from './remove-team';
import { setTeamPageAccess } from './set-team-page-access';
import { team } from './team';

const key = { campaignId, teamId };
const elsewhere = { campaignId: otherCampaignId, teamId };
const holders: Record<string, string> = { 'our pack': teamId, 'die lowen': idOf(99) };
const names = answering(teamNameHolder, (campaign, name) =>
  campaign === campaignId ? holders[name] : undefined,
);
const facts = [
  names,
  answering(campaignForFundraising, (id) => (id === campaignId ? { seriesId, currency: 'USD' } : undefined)),
  answering(participation, (campaign, person: unknown) => {
    if (typeof person !== 'string') throw new Error('nobody is asked for');
    if (campaign !== campaignId) return undefined;
    if (person === personId) return { teamId: null, pageId: null, raised: false };
    return person === otherPersonId ? { teamId: otherTeamId, pageId: null, raised: false } : undefined;
  }),
  answering(teamRoll, {
    campaignId,
    captainIds: [otherPersonId],
    memberIds: [otherPersonId, idOf(99)],
  }),
  answering(numbersGiven.team, (_surface, from) => from === 7),
  answering(numbersGiven.page, (_surface, from) => from === 8),
];

describe('creating a team', () => {
  const story = given(createTeam).facts(...facts);
  const pack = { ...key, pageId: teamPageId, name: 'Our Pack', goalMinor: 100_000, founderId: personId };

  test('makes its founder its captain', () => story.when(pack).then(teamCreated()));
  test('needs no more than a name', () =>
    story
      .when({ ...key, pageId: teamPageId, name: 'Our Pack' })
      .then(teamCreated({ goalMinor: null, founderId: null, captainIds: [] })));
  test('tells what stands on its page, cleaned, who leads it, and keeps its numbers', () => {
    const more = {
      picture: 'https://img.example/t.png',
      header: 'Run',
      access: 'inactive' as const,
      numbers: { sprocket: 90 },
      pageNumbers: { sprocket: 702 },
    };
    const leaders = [idOf(32), idOf(31), idOf(32)];
    return story
      .when({ ...pack, ...more, html: '<b onclick="steal()">x</b>', captainIds: leaders })
      .then(teamCreated({ ...more, html: '<b>x</b>', captainIds: [idOf(31), idOf(32)] }));
  });
  test('its founder may lead nothing', () =>
    story.when({ ...pack, captainIds: [] }).then(teamCreated({ captainIds: [] })));

  test.each([
    ['campaigns.campaign-unknown', { campaignId: otherCampaignId }],
    ['campaigns.participant-unknown', { founderId: idOf(98) }],
    ['campaigns.team-name-taken', { name: 'Die Löwen' }],
    ['campaigns.last-captain', { founderId: otherPersonId }],
    ['campaigns.number-taken', { numbers: { sprocket: 7 } }],
    ['campaigns.number-taken', { pageNumbers: { sprocket: 8 } }],
  ] as const)('is refused with %s: %j', (code, special) =>
    story.when({ ...pack, ...special }).thenRefused(code),
  );
  test('a repetition records nothing, although its numbers are given by now', () =>
    story
      .events(teamCreated({ numbers: { sprocket: 12 }, pageNumbers: { sprocket: 13 } }))
      .when({ ...pack, numbers: { sprocket: 7 }, pageNumbers: { sprocket: 8 } })
      .thenNothing());
  test.each([{ name: 'Pack' }, { goalMinor: 1 }, { html: 'x' }, { captainIds: [] }, { pageId: idOf(99) }])(
    'an id is never given to another team: %j',
    (other) =>
      story
        .events(teamCreated())
        .when({ ...pack, ...other })
        .thenRefused('campaigns.team-taken'),
  );
  test('nor to the same one, once it is no more', () =>
    story.events(teamCreated(), teamRemoved()).when(pack).thenRefused('campaigns.team-taken'));
  test.each([
    { name: '' },
    { name: 'x'.repeat(101) },
    { picture: 'javascript:alert(1)' },
    { goalMinor: -1 },
    { access: 'secret' },
    { captainIds: Array.from({ length: 101 }, (_, index) => idOf(100 + index)) },
  ])('is never %j', (wrong) => story.when({ ...pack, ...wrong }).thenMalformed());
  test('writes the stream of the team', () => {
    expect(createTeam.stream(createTeam.schema.parse(pack))).toBe(`team-${teamId}`);
  });
});

describe('changing a team', () => {
  const story = given(changeTeam).events(teamCreated()).facts(names);

  test('records only what is other now', () =>
    story
      .when({
        ...key,
        name: 'OUR PACK',
        goalMinor: 100_000,
        header: 'Run',
        html: '<i>x</i><script>y</script>',
      })
      .then(teamChanged({ name: 'OUR PACK', header: 'Run', html: '<i>x</i>' })));
  test('clears what may be nothing, and knows earlier changes', () =>
    story
      .events(teamChanged({ picture: 'https://img.example/t.png' }))
      .when({ ...key, picture: null, goalMinor: null, header: null, html: null })
      .then(teamChanged({ picture: null, goalMinor: null })));
  test('a name that nobody bears is free', () =>
    story.when({ ...key, name: 'Pack' }).then(teamChanged({ name: 'Pack' })));
  test('records nothing where nothing is other', async () => {
    await story.when(key).thenNothing();
    await story.when({ ...key, name: 'Our Pack' }).thenNothing();
  });
  test("another team's name is refused", () =>
    story.when({ ...key, name: 'die löwen' }).thenRefused('campaigns.team-name-taken'));
  test('needs a team of the campaign', async () => {
    await story.when(elsewhere).thenRefused('campaigns.team-unknown');
    await story.events(teamRemoved()).when(key).thenRefused('campaigns.team-unknown');
    await given(changeTeam).facts(names).when(key).thenRefused('campaigns.team-unknown');
  });
});

describe("saying who may see a team's page", () => {
  const story = given(setTeamPageAccess).events(teamCreated());

  test('hides and shows it', async () => {
    await story.when({ ...key, access: 'inactive' }).then(teamPageAccessSet('inactive'));
    await story
      .events(teamPageAccessSet('inactive'))
      .when({ ...key, access: 'public' })
      .then(teamPageAccessSet('public'));
  });
  test('records nothing where nothing is other', () =>
    story
      .events(teamPageAccessSet('pending'))
      .when({ ...key, access: 'pending' })
      .thenNothing());
  test('needs a team of the campaign', () =>
    story.when({ ...elsewhere, access: 'inactive' }).thenRefused('campaigns.team-unknown'));
});

describe('naming captains', () => {
  const roll = (...memberIds: string[]) =>
    answering(teamRoll, (id) => (id === teamId ? { campaignId, captainIds: [], memberIds } : undefined));
  const story = given(nameCaptains).events(teamCreated()).facts(roll(personId, otherPersonId));

  test('names all of them, each once and in one order', () =>
    story
      .when({ ...key, captainIds: [otherPersonId, personId, otherPersonId] })
      .then(captainsNamed([personId, otherPersonId])));
  test('the same ones record nothing', () =>
    story
      .events(captainsNamed([otherPersonId]))
      .when({ ...key, captainIds: [otherPersonId] })
      .thenNothing());
  test('they are all on the team', () =>
    story.when({ ...key, captainIds: [personId, idOf(99)] }).thenRefused('campaigns.captain-no-member'));
  test('a team with members has one', async () => {
    await story.when({ ...key, captainIds: [] }).thenRefused('campaigns.last-captain');
    await story
      .facts(roll())
      .when({ ...key, captainIds: [] })
      .then(captainsNamed([]));
  });
  test('needs a team of the campaign', async () => {
    await story.when({ ...elsewhere, captainIds: [] }).thenRefused('campaigns.team-unknown');
    const unknown = answering(teamRoll, undefined);
    await story
      .facts(unknown)
      .when({ ...key, captainIds: [otherPersonId] })
      .thenRefused('campaigns.captain-no-member');
    await story
      .facts(unknown)
      .when({ ...key, captainIds: [] })
      .then(captainsNamed([]));
  });
});

describe('removing a team', () => {
  const story = given(removeTeam).events(teamCreated());

  test('ends it', () => story.when(key).then(teamRemoved()));
  test('needs a team of the campaign', async () => {
    await story.when(elsewhere).thenRefused('campaigns.team-unknown');
    await story.events(teamRemoved()).when(key).thenRefused('campaigns.team-unknown');
    await given(removeTeam).when(key).thenRefused('campaigns.team-unknown');
  });
});

test('a team that is no more is remembered', () => {
  const known = team.evolve(team.initial, teamCreated());
  expect(team.evolve(known, teamRemoved())).toEqual({ ...known, status: 'removed' });
});
test('a history that starts in the middle is a fault', () => {
  expect(() => team.evolve(team.initial, teamRemoved())).toThrow(
    'campaigns.TeamRemoved stands before the team was created',
  );
});

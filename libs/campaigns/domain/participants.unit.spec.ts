import { emailKey, numbersGiven } from '@almoner/kernel';
import {
  addressId,
  addressesSet,
  externalStepMarked,
  pageId,
  participantChanged,
  participantRegistered,
  participantRemoved,
  personalPage,
  personalPageChanged,
  postalAddress,
  sealedAddress,
  sealedProfile,
  teamId,
  teamJoined,
} from '@almoner/testing/fundraising';
import { answering, digested, given, sealed } from '@almoner/testing/given';
import { campaignId, idOf, otherCampaignId, personId, seriesId } from '@almoner/testing/records';
import { changeParticipant } from './change-participant';
import { type TeamRoll, campaignForFundraising, participantByEmail, participation, teamRoll } from './facts';
import { markExternalStep } from './mark-external-step';
import { participant } from './participant';
import { registerParticipant } from './register-participant';
import { removeParticipant } from './remove-participant';
import { setAddresses } from './set-addresses';

const key = { campaignId, personId };
const roll = { captainIds: [], memberIds: [] };
const holders: Record<string, string> = {
  [digested(emailKey('ann@example.org'))]: personId,
  [digested(emailKey('taken@example.org'))]: idOf(99),
};
const rolls: Record<string, TeamRoll> = {
  [teamId]: { ...roll, campaignId },
  [idOf(98)]: { ...roll, campaignId: otherCampaignId },
};
const facts = [
  answering(campaignForFundraising, (id) => (id === campaignId ? { seriesId, currency: 'USD' } : undefined)),
  answering(participantByEmail, (campaign, digest) =>
    campaign === campaignId ? holders[digest] : undefined,
  ),
  answering(teamRoll, (id: unknown) => {
    if (typeof id !== 'string') throw new Error('no team is asked for');
    return rolls[id];
  }),
  answering(numbersGiven.participant, (surface, from) => surface === 'sprocket' && from === 7),
  answering(numbersGiven.page, (_surface, from) => from === 8),
  answering(numbersGiven.address, (_surface, from) => from === 9),
];
const ann = { ...key, firstName: 'Ann', lastName: 'Lee', email: 'ann@example.org' };
const address = (special: object = {}) => ({ addressId, ...postalAddress(), ...special });

describe('registering a participant', () => {
  const story = given(registerParticipant).facts(...facts);

  test('needs no more than a name and an address, and seals them', () =>
    story.when(ann).then(participantRegistered()));

  test('tells whose page it is, who looks after it, what stands on it and on which team they are', () => {
    const html = '<p>Help<script>steal()</script></p>';
    return story
      .when({
        ...ann,
        picture: 'https://img.example/1.png',
        managerId: idOf(8),
        teamId,
        page: { pageId, goalMinor: 0, header: 'Run', html, access: 'pending', numbers: { sprocket: 701 } },
        addresses: [address({ country: 'us', numbers: { sprocket: 44 } })],
        numbers: { sprocket: 5678 },
      })
      .then(
        participantRegistered({
          picture: sealed(personId, 'https://img.example/1.png'),
          managerId: idOf(8),
          teamId,
          page: {
            pageId,
            goalMinor: 0,
            header: sealed(personId, 'Run'),
            html: sealed(personId, '<p>Help</p>'),
            access: 'pending',
            numbers: { sprocket: 701 },
          },
          addresses: [{ ...sealedAddress(), numbers: { sprocket: 44 } }],
          numbers: { sprocket: 5678 },
        }),
      );
  });

  test('opens a page to everybody unless told', () =>
    story
      .when({ ...ann, page: { pageId } })
      .then(participantRegistered({ page: personalPage({ goalMinor: null }) })));

  test('an address may be known in part', () =>
    story.when({ ...ann, addresses: [{ addressId, city: ' Albany ' }] }).then(
      participantRegistered({
        addresses: [
          sealedAddress(personId, { line1: null, city: 'Albany', state: null, zip: null, country: null }),
        ],
      }),
    ));

  test.each([
    ['campaigns.campaign-unknown', { campaignId: otherCampaignId }],
    ['campaigns.email-taken', { email: 'Taken@Example.org' }],
    ['campaigns.team-unknown', { teamId: idOf(97) }],
    ['campaigns.team-unknown', { teamId: idOf(98) }],
    ['campaigns.number-taken', { numbers: { sprocket: 7 } }],
    ['campaigns.number-taken', { page: { pageId, numbers: { sprocket: 8 } } }],
    ['campaigns.number-taken', { addresses: [address({ numbers: { sprocket: 9 } })] }],
  ] as const)('is refused with %s: %j', (code, special) =>
    story.when({ ...ann, ...special }).thenRefused(code),
  );

  test('a repetition records nothing, although its numbers are given by now', async () => {
    const whole = { page: { pageId, goalMinor: 50_000, numbers: { sprocket: 8 } }, addresses: [address()] };
    const told = participantRegistered({
      page: personalPage({ numbers: { sprocket: 12 } }),
      addresses: [{ ...sealedAddress(), numbers: { sprocket: 13 } }],
      numbers: { sprocket: 14 },
    });
    await story
      .events(told)
      .when({ ...ann, ...whole, numbers: { sprocket: 7 } })
      .thenNothing();
    await story.events(participantRegistered()).when(ann).thenNothing();
  });

  test.each([
    { firstName: 'Anna' },
    { lastName: 'Li' },
    { email: 'lee@example.org' },
    { picture: 'https://img.example/1.png' },
    { managerId: idOf(8) },
    { teamId },
    { page: { pageId } },
    { addresses: [address()] },
  ])('nobody registers twice as somebody else: %j', (other) =>
    story
      .events(participantRegistered())
      .when({ ...ann, ...other })
      .thenRefused('campaigns.participant-taken'),
  );

  test.each([{ goalMinor: 1 }, { access: 'inactive' }, { pageId: idOf(79) }])(
    'nor with another page: %j',
    (other) =>
      story
        .events(participantRegistered({ page: personalPage() }))
        .when({ ...ann, page: { pageId, goalMinor: 50_000, ...other } })
        .thenRefused('campaigns.participant-taken'),
  );

  test('who was removed may register again', () =>
    story.events(participantRegistered(), participantRemoved()).when(ann).then(participantRegistered()));

  test.each([
    { firstName: ' ' },
    { lastName: 'x'.repeat(101) },
    { email: 'ann' },
    { picture: 'javascript:alert(1)' },
    { page: {} },
    { page: { pageId, goalMinor: -1 } },
    { page: { pageId, goalMinor: 100_000_000_001 } },
    { page: { pageId, header: 'x'.repeat(201) } },
    { page: { pageId, access: 'secret' } },
    { addresses: [address({ country: 'USA' })] },
    { addresses: [address({ city: 'x'.repeat(201) })] },
    { addresses: Array.from({ length: 21 }, (_, index) => address({ addressId: idOf(100 + index) })) },
    { page: { pageId, html: 'x'.repeat(50_001) } },
  ])('is never %j', (wrong) => story.when({ ...ann, ...wrong }).thenMalformed());

  test('no address stands twice', () =>
    story.when({ ...ann, addresses: [address(), address()] }).thenMalformed(/an id stands twice/));

  test('a page is no longer than it may be, also once its signs are written out', async () => {
    const html = '&'.repeat(10_000);
    await story.when({ ...ann, page: { pageId, html: `${html}&` } }).thenMalformed(/too long once/);
    const page = personalPage({ goalMinor: null, html: sealed(personId, '&amp;'.repeat(10_000)) });
    await story.when({ ...ann, page: { pageId, html } }).then(participantRegistered({ page }));
  });

  test('writes the stream of the person in the campaign', () => {
    expect(registerParticipant.stream(registerParticipant.schema.parse(ann))).toBe(
      `participant-${campaignId}-${personId}`,
    );
  });
});

describe('changing a participant', () => {
  const story = given(changeParticipant)
    .events(participantRegistered())
    .facts(...facts);

  test('records only what is other now', () =>
    story.when({ ...ann, lastName: 'Li', picture: 'https://img.example/1.png' }).then(
      participantChanged({
        lastName: sealed(personId, 'Li'),
        picture: sealed(personId, 'https://img.example/1.png'),
      }),
    ));
  test('another address is found by another digest', () => {
    const { email, emailDigest } = sealedProfile(personId, { email: 'lee@example.org' });
    return story.when({ ...key, email: 'lee@example.org' }).then(participantChanged({ email, emailDigest }));
  });
  test('the same address in another letter case stays the same one', () => {
    const { email } = sealedProfile(personId, { email: 'ANN@example.org' });
    return story.when({ ...key, email: 'ANN@example.org' }).then(participantChanged({ email }));
  });
  test('takes the picture away, and knows earlier changes', () => {
    const pictured = participantChanged({ picture: sealed(personId, 'https://img.example/1.png') });
    return story
      .events(pictured)
      .when({ ...key, picture: null })
      .then(participantChanged({ picture: null }));
  });
  test('records nothing where nothing is other', async () => {
    await story.when(key).thenNothing();
    await story.when(ann).thenNothing();
    await story
      .events(participantChanged({ lastName: sealed(personId, 'Li') }))
      .when({ ...ann, lastName: 'Li' })
      .thenNothing();
  });
  test("another participant's address is refused", () =>
    story.when({ ...key, email: 'taken@example.org' }).thenRefused('campaigns.email-taken'));
  test('needs a participant', async () => {
    const nobody = given(changeParticipant).facts(...facts);
    await nobody.when(key).thenRefused('campaigns.participant-unknown');
    await nobody
      .events(participantRegistered(), participantRemoved())
      .when(key)
      .thenRefused('campaigns.participant-unknown');
  });
});

describe('the addresses of a participant', () => {
  const story = given(setAddresses)
    .events(participantRegistered())
    .facts(...facts);
  const second = { addressId: idOf(80), city: 'Troy' };
  const sealedSecond = {
    ...sealedAddress(personId, { line1: null, city: 'Troy', state: null, zip: null, country: null }),
    addressId: idOf(80),
  };

  test('are replaced whole', async () => {
    await story.when({ ...key, addresses: [address()] }).then(addressesSet());
    await story
      .events(addressesSet())
      .when({ ...key, addresses: [second, address()] })
      .then(addressesSet({ addresses: [sealedSecond, sealedAddress()] }));
    await story
      .events(addressesSet())
      .when({ ...key, addresses: [] })
      .then(addressesSet({ addresses: [] }));
  });
  test('change in part', () =>
    story
      .events(addressesSet())
      .when({ ...key, addresses: [address({ city: 'Troy' })] })
      .then(addressesSet({ addresses: [sealedAddress(personId, { city: 'Troy' })] })));
  test('bring their numbers along once', async () => {
    const numbered = { ...sealedAddress(), numbers: { sprocket: 44 } };
    await story
      .when({ ...key, addresses: [address({ numbers: { sprocket: 44 } })] })
      .then(addressesSet({ addresses: [numbered] }));
    await story
      .events(addressesSet({ addresses: [numbered] }))
      .when({ ...key, addresses: [address({ numbers: { sprocket: 9 } })] })
      .thenNothing();
    await story
      .events(addressesSet({ addresses: [{ ...numbered, numbers: { sprocket: 9 } }] }))
      .when({ ...key, addresses: [address({ numbers: { sprocket: 9 } }), second] })
      .then(addressesSet({ addresses: [{ ...numbered, numbers: { sprocket: 9 } }, sealedSecond] }));
  });
  test('a number that another one has is refused', async () => {
    const numbers = { sprocket: 9 };
    await story
      .events(addressesSet())
      .when({ ...key, addresses: [address(), { ...second, numbers }] })
      .thenRefused('campaigns.number-taken');
    await story
      .events(addressesSet({ addresses: [{ ...sealedAddress(), numbers }] }))
      .when({ ...key, addresses: [address({ numbers }), { ...second, numbers }] })
      .thenRefused('campaigns.number-taken');
  });
  test('that are the same record nothing', async () => {
    await story.when({ ...key, addresses: [] }).thenNothing();
    await story
      .events(addressesSet())
      .when({ ...key, addresses: [address()] })
      .thenNothing();
  });
  test('need a participant', () =>
    given(setAddresses)
      .when({ ...key, addresses: [] })
      .thenRefused('campaigns.participant-unknown'));
});

describe('the steps in applications elsewhere', () => {
  const story = given(markExternalStep).events(participantRegistered());

  test('are done one by one, and undone', async () => {
    await story.when({ ...key, step: 1, completed: true }).then(externalStepMarked());
    await story
      .events(externalStepMarked())
      .when({ ...key, step: 2, completed: true })
      .then(externalStepMarked({ step: 2 }));
    await story
      .events(externalStepMarked({ step: 2 }))
      .when({ ...key, step: 2, completed: false })
      .then(externalStepMarked({ step: 2, completed: false }));
  });
  test('that stand as told record nothing', async () => {
    const both = story.events(externalStepMarked(), externalStepMarked({ step: 2 }));
    await story.when({ ...key, step: 1, completed: false }).thenNothing();
    await both.when({ ...key, step: 1, completed: true }).thenNothing();
    await both
      .events(externalStepMarked({ completed: false }))
      .when({ ...key, step: 1, completed: false })
      .thenNothing();
    await both
      .events(externalStepMarked({ completed: false }))
      .when({ ...key, step: 2, completed: true })
      .thenNothing();
  });
  test('are two', () => story.when({ ...key, step: 3, completed: true }).thenMalformed());
  test('need a participant', () =>
    given(markExternalStep)
      .when({ ...key, step: 1, completed: true })
      .thenRefused('campaigns.participant-unknown'));
});

describe('removing a participant', () => {
  const taking = { teamId: null, pageId, raised: false };
  const story = given(removeParticipant).events(
    participantRegistered({ page: personalPage() }),
    teamJoined(),
  );

  test('takes them out', async () => {
    await story.facts(answering(participation, taking)).when(key).then(participantRemoved());
    await story.facts(answering(participation, undefined)).when(key).then(participantRemoved());
  });
  test('is refused while gifts count on their page in this campaign', () =>
    story
      .facts(
        answering(participation, (campaign, person) =>
          campaign === campaignId && person === personId ? { ...taking, raised: true } : taking,
        ),
      )
      .when(key)
      .thenRefused('campaigns.participant-credited'));
  test('needs a participant', async () => {
    const told = answering(participation, undefined);
    await story
      .events(participantRemoved())
      .facts(told)
      .when(key)
      .thenRefused('campaigns.participant-unknown');
    await given(removeParticipant).facts(told).when(key).thenRefused('campaigns.participant-unknown');
  });
});

test('whoever registers has joined and done nothing yet', () => {
  expect(participant.evolve(participant.initial, participantRegistered({ teamId }))).toMatchObject({
    status: 'registered',
    joinedTeamIds: [],
    completedSteps: [],
  });
});
test('a history that starts in the middle is a fault', () => {
  expect(() => participant.evolve(participant.initial, participantRemoved())).toThrow(
    'campaigns.ParticipantRemoved stands before the participant was registered',
  );
  const pageless = participant.evolve(participant.initial, participantRegistered());
  expect(() => participant.evolve(pageless, personalPageChanged({ goalMinor: 1 }))).toThrow(
    'a page changed before it was opened',
  );
});

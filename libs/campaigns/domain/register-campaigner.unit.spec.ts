import { numbersGiven } from '@almoner/kernel';
import { answering, given, noon, sealed } from '@almoner/testing/given';
import { campaigner, campaignerId } from '@almoner/testing/records';
import type { CampaignerRegistered } from '../events';
import { registerCampaigner } from './register-campaigner';

const registered: CampaignerRegistered = {
  type: 'campaigns.CampaignerRegistered',
  data: {
    campaignerId,
    name: sealed(campaignerId, 'Made by Many'),
    description: sealed(campaignerId, 'Make stuff, digitally'),
    location: sealed(campaignerId, 'London, UK'),
    avatar: sealed(campaignerId, 'https://5050.example/images/1.png'),
    registeredAt: noon.toISOString(),
  },
};
const numbers = { 'fifty-fifty': 1 };

describe('registering a campaigner', () => {
  test('seals every word about it', () => given(registerCampaigner).when(campaigner()).then(registered));

  test('needs neither place nor picture', () =>
    given(registerCampaigner)
      .when(campaigner({ location: undefined, avatar: undefined }))
      .then({ ...registered, data: { ...registered.data, location: null, avatar: null } }));

  test('keeps the number it brings along', () =>
    given(registerCampaigner)
      .facts(answering(numbersGiven.campaigner, false))
      .when(campaigner({ numbers }))
      .then({ ...registered, data: { ...registered.data, numbers } }));

  test('a number that another one has is refused', () =>
    given(registerCampaigner)
      .facts(
        answering(
          numbersGiven.campaigner,
          (surface, from, to) => surface === 'fifty-fifty' && from <= 1 && to >= 1,
        ),
      )
      .when(campaigner({ numbers }))
      .thenRefused('campaigns.number-taken'));

  test('a repetition of one without place and picture records nothing', () =>
    given(registerCampaigner)
      .events({ ...registered, data: { ...registered.data, location: null, avatar: null } })
      .when(campaigner({ location: null, avatar: null }))
      .thenNothing());

  test('a repetition records nothing, although its number is given by now', () =>
    given(registerCampaigner)
      .events(registered)
      .facts(answering(numbersGiven.campaigner, true))
      .when(campaigner({ numbers }))
      .thenNothing());

  test.each([
    { name: 'x' },
    { description: 'x' },
    { location: 'x' },
    { location: null },
    { avatar: 'https://x.example' },
    { avatar: null },
  ])('an id is never given to another one: %j', (other) =>
    given(registerCampaigner)
      .events(registered)
      .when(campaigner(other))
      .thenRefused('campaigns.campaigner-taken'),
  );

  test.each([{ name: '' }, { avatar: 'javascript:alert(1)' }, { numbers: { 'fifty-fifty': 0 } }])(
    'is never %j',
    (wrong) => given(registerCampaigner).when(campaigner(wrong)).thenMalformed(),
  );
  test('writes the stream of the campaigner', () => {
    expect(registerCampaigner.stream(registerCampaigner.schema.parse(campaigner()))).toBe(
      `campaigner-${campaignerId}`,
    );
  });
});

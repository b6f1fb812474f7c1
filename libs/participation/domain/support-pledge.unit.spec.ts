import { backerKey } from '@almoner/kernel';
import { supportPledgeCancelled } from '@almoner/testing/events';
import { answering, digested, given, noon, sealed } from '@almoner/testing/given';
import {
  campaignId,
  idOf,
  personId,
  supportPledge as promise,
  supportPledgeId,
} from '@almoner/testing/records';
import type { SupportPledged } from '../events';
import { cancelSupportPledge } from './cancel-support-pledge';
import { pledgeableCampaign } from './facts';
import { pledgeToCampaign } from './pledge-to-campaign';
import { supportPledge } from './support-pledge';

const pledged: SupportPledged = {
  type: 'participation.SupportPledged',
  data: {
    supportPledgeId,
    campaignId,
    personId,
    backer: digested(backerKey(campaignId, 'ANDREW senter')),
    name: sealed(personId, 'Andrew Senter'),
    email: sealed(personId, 'andrew@example.org'),
    avatar: sealed(personId, 'https://pictures.example/1.png'),
    pledgedAt: noon.toISOString(),
  },
};
const cancelled = supportPledgeCancelled(pledged);

describe('pledging to take part', () => {
  const story = given(pledgeToCampaign).facts(
    answering(pledgeableCampaign, (id) => (id === campaignId ? 'open' : undefined)),
  );
  test('seals every word under the person and keeps the backer key', () =>
    story.when(promise()).then(pledged));
  test('needs no picture', () =>
    story.when(promise({ avatar: undefined })).then({ ...pledged, data: { ...pledged.data, avatar: null } }));
  test('a repetition records nothing, also after a cancellation', async () => {
    await story.events(pledged).when(promise()).thenNothing();
    await story.events(pledged, cancelled).when(promise()).thenNothing();
    await story
      .events({ ...pledged, data: { ...pledged.data, avatar: null } })
      .when(promise({ avatar: undefined }))
      .thenNothing();
  });
  test.each([
    { campaignId: idOf(99) },
    { personId: idOf(99) },
    { name: 'x' },
    { email: 'x@example.org' },
    { avatar: null },
  ])('an id is never given to another pledge: %j', (other) =>
    story.events(pledged).when(promise(other)).thenRefused('participation.support-pledge-taken'),
  );
  test('needs a campaign', () =>
    story.when(promise({ campaignId: idOf(99) })).thenRefused('participation.campaign-unknown'));
  test('a closed campaign takes none', () =>
    story
      .facts(answering(pledgeableCampaign, 'closed'))
      .when(promise())
      .thenRefused('participation.campaign-closed'));
  test.each([{ email: 'x' }, { avatar: 'javascript:alert(1)' }, { name: ' ' }])('is never %j', (wrong) =>
    story.when(promise(wrong)).thenMalformed(),
  );
  test('writes the stream of the pledge', () => {
    expect(pledgeToCampaign.stream(pledgeToCampaign.schema.parse(promise()))).toBe(
      `support_pledge-${supportPledgeId}`,
    );
  });
});

describe('cancelling a pledge', () => {
  const id = { supportPledgeId };
  test('takes it back', () => given(cancelSupportPledge).events(pledged).when(id).then(cancelled));
  test('a repetition records nothing', () =>
    given(cancelSupportPledge).events(pledged, cancelled).when(id).thenNothing());
  test('needs a pledge', () =>
    given(cancelSupportPledge).when(id).thenRefused('participation.support-pledge-unknown'));
});

test('a pledge is active until it is taken back', () => {
  const active = supportPledge.evolve(supportPledge.initial, pledged);
  expect(active).toEqual({ status: 'active', pledge: pledged.data });
  expect(supportPledge.evolve(active, cancelled)).toEqual({ status: 'cancelled', pledge: pledged.data });
});

test('a history that starts with a cancellation is a fault', () => {
  expect(() => supportPledge.evolve(supportPledge.initial, cancelled)).toThrow('before its pledge');
});

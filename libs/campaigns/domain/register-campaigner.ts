import { type Sealed, accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaigner } from './campaigner';
import { refuse } from './refusals';
import { address, id, numbers, words } from './shapes';

export const registerCampaigner = defineCommand({
  name: 'campaigns.RegisterCampaigner',
  summary: 'Makes a team or person known that runs campaigns; all words about it are sealed under its id.',
  schema: z.strictObject({
    campaignerId: id,
    name: words(200),
    description: words(1000),
    location: words(200).nullable().default(null),
    avatar: address.nullable().default(null),
    numbers,
  }),
  stream: (command) => `campaigner-${command.campaignerId}`,
  decider: campaigner,
  creates: true,
  persons: (command) => [command.campaignerId],
  facts: (command, read) => anyNumberGiven(read, 'campaigner', command.numbers),
  decide(state, { campaignerId, name, description, location, avatar, numbers }, numberTaken, { now, seal }) {
    const sealed = (text: string | null) => (text === null ? null : seal(campaignerId, text));
    const profile = {
      name: seal(campaignerId, name),
      description: seal(campaignerId, description),
      location: sealed(location),
      avatar: sealed(avatar),
    };
    if (state.status === 'registered') {
      return isSame(state.entry, profile) ? accept() : refuse('campaigns.campaigner-taken');
    }
    if (numberTaken) return refuse('campaigns.number-taken');
    return accept({
      type: 'campaigns.CampaignerRegistered',
      data: { campaignerId, ...profile, registeredAt: now.toISOString(), numbers },
    });
  },
});

type Profile = Record<'name' | 'description' | 'location' | 'avatar', Sealed | null>;

function isSame(entry: Profile, asked: Profile): boolean {
  return (['name', 'description', 'location', 'avatar'] as const).every(
    (part) => entry[part]?.text === asked[part]?.text,
  );
}

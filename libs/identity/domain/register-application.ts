import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { type Application, application, applicationStream, samePrefixes } from './application';
import { publicIdHolder } from './facts';
import { completed } from './minted';
import { refuse } from './refusals';
import { applicationSecret, id, redirectPrefixes, words } from './shapes';

export const registerApplication = defineCommand({
  name: 'identity.RegisterApplication',
  summary:
    'Lets an application of a third party ask persons to act for them: with the credentials it brings along, or fresh ones that are shown once.',
  schema: z.strictObject({
    applicationId: id,
    name: words(100).describe('Persons read it when they are asked.'),
    publicId: z
      .string()
      .regex(/^[0-9A-Za-z]{10}$/)
      .optional()
      .describe('The client_id that the application has already; left out, one is minted.'),
    secret: applicationSecret,
    redirectPrefixes,
  }),
  stream: applicationStream,
  decider: application,
  creates: true,
  complete: (command, mint) => ({
    ...command,
    publicId: command.publicId ?? mint.randomHex(5),
    secret: command.secret ?? mint.randomHex(16),
  }),
  async facts({ applicationId, publicId }, read) {
    const holder = await read(publicIdHolder, completed(publicId));
    return { publicIdTaken: holder !== undefined && holder !== applicationId };
  },
  decide(state, { applicationId, name, redirectPrefixes: asked, ...given }, { publicIdTaken }, context) {
    const publicId = completed(given.publicId);
    const secretDigest = context.digest(completed(given.secret));
    const entry = { name, publicId, redirectPrefixes: asked, secretDigest };
    if (state.status === 'revoked') return refuse('identity.application-revoked');
    if (state.status === 'live') {
      return isSame(state, entry) ? accept() : refuse('identity.application-taken');
    }
    if (publicIdTaken) return refuse('identity.public-id-taken');
    return accept({
      type: 'identity.ApplicationRegistered',
      data: { applicationId, ...entry, registeredAt: context.now.toISOString() },
    });
  },
});

type Entry = Pick<Application, 'name' | 'publicId' | 'redirectPrefixes' | 'secretDigest'>;

const isSame = (known: Entry, asked: Entry): boolean =>
  known.name === asked.name &&
  known.publicId === asked.publicId &&
  known.secretDigest === asked.secretDigest &&
  samePrefixes(known.redirectPrefixes, asked.redirectPrefixes);

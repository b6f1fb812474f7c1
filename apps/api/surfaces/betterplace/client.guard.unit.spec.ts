import type { ClientItem, Clients, SignIn } from '@almoner/identity';
import type { Request } from 'express';
import { ClientGuard, ClientStrategy, readBasic } from './client.guard';
import { SecretDigest } from './secret-digest';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const volksfreund = { clientId: 'id', permalink: 'volksfreund' } as ClientItem;

const clients = {
  authenticate: (permalink: string, digest: string): Promise<SignIn> => {
    if (permalink === 'former') return Promise.resolve({ outcome: 'revoked' });
    if (permalink !== 'volksfreund') return Promise.resolve({ outcome: 'unknown-client' });
    return Promise.resolve(
      digest === 'digest of se:cret'
        ? { outcome: 'signed-in', client: volksfreund }
        : { outcome: 'wrong-secret' },
    );
  },
} as unknown as Clients;

const strategy = new ClientStrategy(
  clients,
  new SecretDigest(
    (secret) => `digest of ${secret}`,
    () => new Date(),
  ),
);

const sent = (authorization: string | undefined, params: object = {}) =>
  strategy.validate({ headers: { authorization }, params } as unknown as Request);

test.each([
  ['Basic dTpwOnE=', { user: 'u', password: 'p:q' }],
  ['basic  dTo=', { user: 'u', password: '' }],
  ['Basic dQ==', { user: 'u', password: '' }],
  [basic('ü:ß'), { user: 'ü', password: 'ß' }],
  ['Basic', undefined],
  ['Basic a b', undefined],
  ['Bearer dTpw', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s holds %j', (header, credentials) => {
  expect(readBasic(header)).toEqual(credentials);
});

test('the right secret opens, whatever the letter case of the name, on its own paths and outside clients', async () => {
  await expect(sent(basic('Volksfreund:se:cret'))).resolves.toBe(volksfreund);
  await expect(sent(basic('volksfreund:se:cret'), { client_id: 'Volksfreund' })).resolves.toBe(volksfreund);
});

test.each([
  ['no credentials', undefined, 403],
  ['credentials of another kind', 'Bearer token', 403],
  ['a wrong secret', basic('volksfreund:other'), 401],
  ['an unknown client', basic('nobody:se:cret'), 401],
  ['a client whose contract ended', basic('former:se:cret'), 401],
  ["another client's path", basic('volksfreund:se:cret'), 403],
])('%s is refused', async (_what, authorization, status) => {
  await expect(sent(authorization, { client_id: 'spiegel' })).rejects.toMatchObject({ status });
});

test('the guard passes a failure on as it is, and lets nobody in whom nothing found', () => {
  const guard = new ClientGuard();
  const fault = new Error('the store is away');
  expect(() => guard.handleRequest(fault, false)).toThrow(fault);
  expect(() => guard.handleRequest(null, false)).toThrow(expect.objectContaining({ status: 401 }));
  expect(guard.handleRequest(null, volksfreund)).toBe(volksfreund);
});

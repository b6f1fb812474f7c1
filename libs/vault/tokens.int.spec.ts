import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshPostgres } from '@almoner/testing/postgres';
import { type Granted, Tokens, Vault, type VaultOptions, tokenLifeMs } from './index';

const root = mkdtempSync(join(tmpdir(), 'almoner-tokens-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const kinds: readonly { name: string; place(): Promise<Omit<VaultOptions, 'masterKey'>> }[] = [
  { name: 'SQLite', place: async () => ({ folder: join(root, randomUUID()) }) },
  { name: 'PostgreSQL', place: async () => ({ url: (await freshPostgres()).url }) },
];

const noon = new Date('2011-09-01T12:00:00.000Z');
const after = (ms: number): Date => new Date(noon.getTime() + ms);
const granted = (): Granted => ({
  grantId: randomUUID(),
  applicationId: randomUUID(),
  personId: randomUUID(),
  scopes: ['profile', 'donations.read'],
});
const given = (to: Granted) => ({ ...to, redirectUri: 'https://client.example/cb', codeChallenge: null });

describe.each(kinds)('tokens on $name', (kind) => {
  const vaults: Vault[] = [];
  const masterKey = randomBytes(32);
  let tokens: Tokens;
  let elsewhere: Tokens;
  beforeAll(async () => {
    const place = await kind.place();
    for (let process = 0; process < 2; process += 1) vaults.push(await Vault.open({ ...place, masterKey }));
    [tokens, elsewhere] = [await vaults[0]!.tokens(), await vaults[1]!.tokens()];
  });
  afterAll(async () => {
    for (const vault of vaults) await vault.close();
  });

  test('a code gives what it was given for, once', async () => {
    const code = { ...given(granted()), codeChallenge: 'challenge' };
    const text = await tokens.issueCode(code, noon);
    expect(text).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await elsewhere.redeemCode(text, code.applicationId, after(tokenLifeMs.code - 1))).toEqual({
      outcome: 'redeemed',
      code,
    });
    expect(await tokens.redeemCode(text, code.applicationId, noon)).toEqual({
      outcome: 'replayed',
      grantId: code.grantId,
    });
  });

  test('of many who use a code at once, in two processes, one gets it', async () => {
    const code = given(granted());
    const text = await tokens.issueCode(code, noon);
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, turn) =>
        (turn % 2 === 0 ? tokens : elsewhere).redeemCode(text, code.applicationId, noon),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'redeemed')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'replayed')).toHaveLength(199);
  });

  test('a code that ran out gives nothing, and neither does one of another application', async () => {
    const code = given(granted());
    const text = await tokens.issueCode(code, noon);
    expect(await tokens.redeemCode(text, randomUUID(), noon)).toEqual({ outcome: 'unknown' });
    expect(await tokens.redeemCode('nothing', code.applicationId, noon)).toEqual({ outcome: 'unknown' });
    expect(await tokens.redeemCode(text, code.applicationId, after(tokenLifeMs.code))).toEqual({
      outcome: 'unknown',
    });
    expect(await tokens.redeemCode(text, code.applicationId, noon)).toMatchObject({ outcome: 'replayed' });
  });

  test('a token holds for its time and for its kind', async () => {
    const to = granted();
    const access = await tokens.issue('access', to, noon);
    const refresh = await tokens.issue('refresh', to, noon);
    expect(await elsewhere.find('access', access, after(tokenLifeMs.access - 1))).toEqual({
      ...to,
      expiresAt: noon.getTime() + tokenLifeMs.access,
    });
    expect(await elsewhere.find('access', access, after(tokenLifeMs.access))).toBeUndefined();
    expect(await elsewhere.find('refresh', refresh, after(tokenLifeMs.refresh - 1))).toEqual({
      ...to,
      expiresAt: noon.getTime() + tokenLifeMs.refresh,
    });
    expect(await elsewhere.find('refresh', refresh, after(tokenLifeMs.refresh))).toBeUndefined();
    expect(await tokens.find('access', refresh, noon)).toBeUndefined();
    expect(await tokens.find('refresh', access, noon)).toBeUndefined();
    expect(await tokens.find('access', access.slice(0, -1), noon)).toBeUndefined();
  });

  test('a grant that ends takes its tokens along, in every process, and those that come after', async () => {
    const [ended, standing] = [granted(), granted()];
    const before = await tokens.issue('access', ended, noon);
    const other = await tokens.issue('access', standing, noon);
    await tokens.endGrant(ended.grantId, noon);
    await tokens.endGrant(ended.grantId, noon);
    const later = await elsewhere.issue('refresh', ended, noon);
    expect(await elsewhere.find('access', before, noon)).toBeUndefined();
    expect(await tokens.find('refresh', later, noon)).toBeUndefined();
    expect(await elsewhere.find('access', other, noon)).toMatchObject(standing);
  });

  test('a session lasts until it is closed or runs out', async () => {
    const personId = randomUUID();
    const session = await tokens.openSession(personId, noon);
    const open = { personId, openedAt: noon.getTime() };
    expect(await elsewhere.session(session, after(tokenLifeMs.session - 1))).toEqual(open);
    expect(await elsewhere.session(session, after(tokenLifeMs.session))).toBeUndefined();
    await elsewhere.closeSession(session);
    expect(await tokens.session(session, noon)).toBeUndefined();
  });

  test('what ran out is swept, and a used code is remembered for as long as what it gave', async () => {
    const code = given(granted());
    const text = await tokens.issueCode(code, noon);
    await tokens.redeemCode(text, code.applicationId, noon);
    const refresh = await tokens.issue('refresh', code, noon);
    const session = await tokens.openSession(code.personId, noon);
    await tokens.issueCode(given(granted()), after(tokenLifeMs.refresh + tokenLifeMs.code));
    expect(await tokens.find('refresh', refresh, noon)).toBeUndefined();
    expect(await tokens.session(session, noon)).toBeUndefined();
    expect(await tokens.redeemCode(text, code.applicationId, noon)).toMatchObject({ outcome: 'replayed' });
    await tokens.issueCode(given(granted()), after(2 * tokenLifeMs.refresh));
    expect(await tokens.redeemCode(text, code.applicationId, noon)).toEqual({ outcome: 'unknown' });
  });
});

test('no token stands in the files of the vault', async () => {
  const folder = join(root, randomUUID());
  const vault = await Vault.open({ folder, masterKey: randomBytes(32) });
  const tokens = await vault.tokens();
  const to = granted();
  const texts = [
    await tokens.issueCode(given(to), noon),
    await tokens.issue('access', to, noon),
    await tokens.issue('refresh', to, noon),
    await tokens.openSession(to.personId, noon),
  ];
  const inFiles = (text: string): boolean =>
    readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text));
  expect(inFiles(to.grantId)).toBe(true);
  expect(texts.filter(inFiles)).toEqual([]);
  await vault.close();
});

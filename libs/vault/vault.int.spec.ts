import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshPostgres } from '@almoner/testing/postgres';
import { Client } from 'pg';
import { opener, readMasterKey, sealer, Vault, type VaultOptions, WrongMasterKey } from './index';

type Place = Omit<VaultOptions, 'masterKey'>;
const root = mkdtempSync(join(tmpdir(), 'almoner-vault-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const kinds: readonly { name: string; place(): Promise<Place> }[] = [
  { name: 'SQLite', place: async () => ({ folder: join(root, randomUUID()) }) },
  { name: 'PostgreSQL', place: async () => ({ url: (await freshPostgres()).url }) },
];

describe.each(kinds)('a vault on $name', (kind) => {
  const masterKey = randomBytes(32);
  const opened: Vault[] = [];
  const open = async (place: Place, key = masterKey): Promise<Vault> => {
    const vault = await Vault.open({ ...place, masterKey: key });
    opened.push(vault);
    return vault;
  };
  afterEach(async () => {
    for (const vault of opened.splice(0)) await vault.close();
  });

  test('creates a key once and keeps it', async () => {
    const place = await kind.place();
    const [ada, eve] = [randomUUID(), randomUUID()];
    const first = await (await open(place)).ensurePersonKeys([ada]);
    const other = await open(place);
    expect(await other.ensurePersonKeys([ada, eve, ada])).toEqual(
      new Map([...first, [eve, expect.any(Buffer)]]),
    );
    expect(await other.keysOf([ada, randomUUID()])).toEqual(first);
    expect(first.get(ada)).toHaveLength(32);
  });

  test('gives everybody who asks at once the same key, in one process and in two', async () => {
    const place = await kind.place();
    const vaults = [await open(place), await open(place)];
    const persons = [...Array(20)].map(() => randomUUID());
    const asked = [...Array(64)].map((_, index) =>
      vaults[index % 2]!.ensurePersonKeys([persons[index % 20]!, persons[(index * 7) % 20]!]),
    );
    const stands = await vaults[0]!.keysOf(persons);
    const keys = await Promise.all(asked);
    const standing = new Map([...stands, ...(await vaults[1]!.keysOf(persons))]);
    for (const given of keys) for (const [person, key] of given) expect(key).toEqual(standing.get(person));
  });

  test('what is sealed is gone for every process once the key is destroyed, and stays gone', async () => {
    const place = await kind.place();
    const vault = await open(place);
    const elsewhere = await open(place);
    const ada = randomUUID();
    const sealed = sealer(await vault.ensurePersonKeys([ada]))(ada, 'Ada');
    expect(opener(await elsewhere.keysOf([ada]))(sealed)).toBe('Ada');
    await vault.destroyPersonKey(ada);
    await vault.destroyPersonKey(ada);
    for (const each of [vault, elsewhere]) {
      expect(opener(await each.keysOf([ada]))(sealed)).toBeNull();
      const later = sealer(await each.ensurePersonKeys([ada]))(ada, 'Ada again');
      expect(opener(await each.keysOf([ada]))(later)).toBeNull();
    }
  });

  test('a person can be erased before it ever had a key', async () => {
    const vault = await open(await kind.place());
    const ada = randomUUID();
    await vault.destroyPersonKey(ada);
    await vault.ensurePersonKeys([ada]);
    expect(await vault.keysOf([ada])).toEqual(new Map());
  });

  test('a secret is created once', async () => {
    const place = await kind.place();
    const vaults = [await open(place), await open(place)];
    const secrets = await Promise.all(
      vaults.flatMap((vault) => [vault.secret('signing'), vault.secret('signing')]),
    );
    for (const secret of secrets) expect(secret).toEqual(secrets[0]);
    expect(secrets[0]).toHaveLength(32);
    expect(await vaults[0]!.secret('webhooks')).not.toEqual(secrets[0]);
  });

  test('keeps how far a policy has reacted', async () => {
    const place = await kind.place();
    const vault = await open(place);
    expect(await vault.policyCheckpoint('when-told-then-do')).toBeUndefined();
    await vault.savePolicyCheckpoint('when-told-then-do', 2n ** 60n);
    await vault.savePolicyCheckpoint('another', 1n);
    expect(await (await open(place)).policyCheckpoint('when-told-then-do')).toBe(2n ** 60n);
    await vault.savePolicyCheckpoint('when-told-then-do', 7n);
    expect(await vault.policyCheckpoint('when-told-then-do')).toBe(7n);
  });

  test('says so at the start when the master key is another', async () => {
    const place = await kind.place();
    await open(place);
    await expect(Vault.open({ ...place, masterKey: randomBytes(32) })).rejects.toThrow(WrongMasterKey);
    await expect(Vault.open({ ...place, masterKey: randomBytes(31) })).rejects.toThrow('32 bytes');
  });
});

test('a destroyed key is in none of the SQLite files', async () => {
  const folder = join(root, randomUUID());
  const vault = await Vault.open({ folder, masterKey: randomBytes(32) });
  const persons = [...Array(50)].map(() => randomUUID());
  await vault.ensurePersonKeys(persons);
  const wrapped = await wrappedKeys(folder);
  const inFiles = (key: Buffer): boolean =>
    readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(key));
  expect(wrapped.size).toBe(50);
  expect(inFiles(wrapped.get(persons[7]!)!)).toBe(true);
  await vault.destroyPersonKey(persons[7]!);
  expect(inFiles(wrapped.get(persons[7]!)!)).toBe(false);
  expect(inFiles(wrapped.get(persons[8]!)!)).toBe(true);
  await vault.close();
});

test('a PostgreSQL vault keeps to its own schema', async () => {
  const { url } = await freshPostgres();
  await (await Vault.open({ url, masterKey: randomBytes(32) })).close();
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  await client.end();
  expect(rows.map(({ name }) => name)).toEqual([
    'vault.ended_grant',
    'vault.login_session',
    'vault.named_secret',
    'vault.oauth_code',
    'vault.oauth_token',
    'vault.person_key',
    'vault.policy_checkpoint',
    'vault.vault_migration',
  ]);
});

describe('the master key', () => {
  test('is created once, for the owner only', () => {
    const file = join(root, 'new', 'master.key');
    const key = readMasterKey(file);
    expect(key).toHaveLength(32);
    expect(readMasterKey(file)).toEqual(key);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(root, 'new'))).toEqual(['master.key']);
  });

  test('is refused when it is cut short', () => {
    expect(() => readMasterKey(__filename)).toThrow('exactly 32');
  });
});

async function wrappedKeys(folder: string): Promise<Map<string, Buffer>> {
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(join(folder, 'vault.sqlite'), { readOnly: true });
  const rows = database.prepare('select person, wrapped_key from person_key').all();
  database.close();
  return new Map(rows.map((row) => [row['person'] as string, Buffer.from(row['wrapped_key'] as Uint8Array)]));
}

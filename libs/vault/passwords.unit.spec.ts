import { passwordHasher, passwordVerifier } from './passwords';

const secret = Buffer.alloc(32, 7);
const hash = passwordHasher(secret);
const verify = passwordVerifier(secret);
const ann = '00000000-0000-4000-8000-000000000001';
const password = 'correct horse battery';

test('a password opens what was made of it, and no other does', async () => {
  const stored = await hash(ann, password);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1,keyid=\w+\$[^$]{22}\$[^$]{43}$/);
  expect(await verify(password, stored)).toBe(true);
  expect(await verify('correct horse', stored)).toBe(false);
  expect(await verify('', stored)).toBe(false);
});

test('the same person and password give the same hash, another person another', async () => {
  expect(await hash(ann, password)).toBe(await hash(ann, password));
  expect(await hash(ann, password)).not.toBe(await hash(ann.replace('1', '2'), password));
});

test('a password is the same however its letters are composed', async () => {
  expect(await verify('cafe\u0301 creme 9', await hash(ann, 'caf\u00e9 creme 9'))).toBe(true);
});

test('what leaked with the log cannot be tried without the secret', async () => {
  const stored = await hash(ann, password);
  expect(await passwordVerifier(Buffer.alloc(32, 8))(password, stored)).toBe(false);
  expect(await verify(password, stored.replace(/,keyid=\w+/, ''))).toBe(false);
});

/** From the reference implementation: `echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1`. */
const brought = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';

test('a hash that came along from elsewhere opens too', async () => {
  expect(await verify('password', brought)).toBe(true);
  expect(await verify('passwort', brought)).toBe(false);
});

test.each([
  undefined,
  '',
  'password',
  '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy',
  brought.replace('m=65536', 'm=9999999'),
  brought.replace('m=65536', 'm=7'),
  brought.replace('t=2', 't=99'),
  brought.replace('t=2', 't=0'),
  brought.replace('p=1', 'p=9'),
  brought.replace('p=1', 'p=0'),
  brought.replace('p=1', 'p=1,keyid=b3RoZXI'),
])('nothing opens %j', async (stored) => {
  expect(await verify('password', stored)).toBe(false);
});

test('saying no takes as long where there is no login', async () => {
  const stored = await hash(ann, password);
  const timed = async (what: string | undefined): Promise<number> => {
    const started = performance.now();
    for (let round = 0; round < 5; round += 1) await verify('wrong', what);
    return performance.now() - started;
  };
  await timed(stored);
  const [known, unknown] = [await timed(stored), await timed(undefined)];
  expect(unknown / known).toBeGreaterThan(0.2);
  expect(unknown / known).toBeLessThan(5);
});

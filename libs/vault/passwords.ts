import { argon2, createHmac, timingSafeEqual } from 'node:crypto';

interface Cost {
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** What OWASP's Password Storage Cheat Sheet asks of Argon2id at least. */
const ownCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
/** A hash that came along may cost more, but never so much that signing in wears the machine out. */
const costMax: Cost = { memory: 262_144, passes: 10, parallelism: 8 };
const saltBytes = 16;
const tagBytes = 32;
/** Names the vault's own key in a hash that was made with it (`keyid` of the PHC string format). */
const ownKey = 'YWxtb25lcg';

const phc =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})(?:,keyid=([A-Za-z0-9+/]{1,12}))?\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{16,86})$/;

/**
 * Hashes passwords by Argon2id (RFC 9106) into the PHC string format. Without the vault's secret nobody can try passwords
 * against a hash that leaked with the log. The salt follows from the person, so that a repeated command makes the same hash.
 */
export function passwordHasher(secret: Buffer): (person: string, password: string) => Promise<string> {
  return async (person, password) => {
    const salt = createHmac('sha256', secret).update(`salt\n${person}`).digest().subarray(0, saltBytes);
    const tag = await hash(password, salt, tagBytes, ownCost, secret);
    const { memory, passes, parallelism } = ownCost;
    const cost = `m=${memory},t=${passes},p=${parallelism},keyid=${ownKey}`;
    return `$argon2id$v=19$${cost}$${unpadded(salt)}$${unpadded(tag)}`;
  };
}

/**
 * Tells whether a password fits a hash, its own or one that came along from elsewhere. Without a hash it works as long and
 * says no, so that nobody can tell from the time whether there is a login.
 */
export function passwordVerifier(
  secret: Buffer,
): (password: string, stored: string | undefined) => Promise<boolean> {
  return async (password, stored) => {
    const read = stored === undefined ? undefined : readHash(stored);
    const salt = read?.salt ?? Buffer.alloc(saltBytes);
    const expected = read?.tag ?? Buffer.alloc(tagBytes);
    const key = read === undefined || read.keyed ? secret : undefined;
    const tag = await hash(password, salt, expected.length, read?.cost ?? ownCost, key);
    return timingSafeEqual(tag, expected) && read !== undefined;
  };
}

interface ReadHash {
  readonly cost: Cost;
  /** Whether it was made with the vault's secret. */
  readonly keyed: boolean;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** Undefined for what is no Argon2id hash, costs too much, or was made with a secret that is not here. */
function readHash(stored: string): ReadHash | undefined {
  const found = phc.exec(stored);
  if (found === null) return undefined;
  const [, memory, passes, parallelism, keyId, salt = '', tag = ''] = found;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  if (!isBearable(cost) || (keyId !== undefined && keyId !== ownKey)) return undefined;
  const bytes = { salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
  return { cost, keyed: keyId !== undefined, ...bytes };
}

const isBearable = ({ memory, passes, parallelism }: Cost): boolean =>
  parallelism >= 1 &&
  parallelism <= costMax.parallelism &&
  passes >= 1 &&
  passes <= costMax.passes &&
  memory >= 8 * parallelism &&
  memory <= costMax.memory;

/** In libuv's threads: the event loop stays free. */
function hash(
  password: string,
  nonce: Buffer,
  tagLength: number,
  cost: Cost,
  secret: Buffer | undefined,
): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'), 'utf8');
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, tagLength, ...cost, secret }, (error, tag) => {
      if (error) reject(error);
      else resolve(tag);
    });
  });
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

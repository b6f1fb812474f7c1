import { randomBytes } from 'node:crypto';
import { digester, opener, sealer } from './sealing';

const keys = new Map([
  ['ada', randomBytes(32)],
  ['eve', randomBytes(32)],
]);
const seal = sealer(keys);
const open = opener(keys);

describe('a sealed value', () => {
  test('opens to what was sealed', () => {
    for (const value of ['', 'Ada', 'Ünïcode 😀', 'x'.repeat(10_000)])
      expect(open(seal('ada', value))).toBe(value);
  });

  test('is the same for the same value and person only, so that a retried command writes the same event', () => {
    expect(seal('ada', 'Ada')).toEqual(seal('ada', 'Ada'));
    expect(seal('ada', 'Ada').text).not.toBe(seal('eve', 'Ada').text);
    expect(seal('ada', 'Ada').text).not.toBe(seal('ada', 'Eve').text);
  });

  test('is null without its key, and where there was none', () => {
    expect(opener(new Map())(seal('ada', 'Ada'))).toBeNull();
    expect(open(null)).toBeNull();
    expect(open(undefined)).toBeNull();
  });

  test('cannot be changed, cut, or given to another person', () => {
    const { text } = seal('ada', 'Ada');
    const bytes = Buffer.from(text, 'base64url');
    bytes[14]! ^= 1;
    expect(() => open({ person: 'ada', text: bytes.toString('base64url') })).toThrow('was changed');
    expect(() => open({ person: 'ada', text: text.slice(0, 20) })).toThrow('too short');
    const same = new Map([...keys, ['eve', keys.get('ada')!]]);
    expect(() => opener(same)({ person: 'eve', text })).toThrow('was changed');
  });

  test('is refused without a key to seal with', () => {
    expect(() => seal('nobody', 'x')).toThrow('no key');
  });
});

test('a digest depends on the secret and on the text', () => {
  const secret = randomBytes(32);
  expect(digester(secret)('key')).toBe(digester(secret)('key'));
  expect(digester(secret)('key')).not.toBe(digester(secret)('other'));
  expect(digester(secret)('key')).not.toBe(digester(randomBytes(32))('key'));
  expect(digester(secret)('key')).toMatch(/^[\w-]{43}$/);
});

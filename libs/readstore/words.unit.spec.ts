import * as fc from 'fast-check';
import { hasWords, p, viewTable } from './index';
import { wordsPlaceholders } from './search';
import { askedWords, storedWords } from './words';

test.each([
  ['Skateistan – Schulen für Afghanistan', 'skateistan schulen fur afghanistan'],
  ['the end. The END!', 'the end'],
  ['Straße STRASSE Ægir Łódź', 'strasse aegir lodz'],
  ['a"b*c OR (d) -e:f^2 NEAR/3', 'a b c or d e f 2 near 3'],
  ['\u0000\ud800…', ''],
  ['x'.repeat(70), `${'x'.repeat(64)} ${'x'.repeat(6)}`],
])('the words of %j are %j', (text, words) => {
  expect(storedWords(text)).toBe(words);
});

test('words are letters and digits with single blanks, and the words of words are themselves', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const stored = storedWords(text);
      expect(stored).toMatch(/^$|^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u);
      expect(storedWords(stored)).toBe(stored);
      expect(askedWords(askedWords(text))).toBe(askedWords(text));
      expect(hasWords(text)).toBe(stored !== '');
    }),
    { numRuns: 2_000 },
  );
});

test('a text of any length keeps what an index of PostgreSQL holds, and a question 32 words', () => {
  const text = [...Array(50_000)].map((_, index) => `w${index}`).join(' ');
  expect(storedWords(text).length).toBeLessThan(50_000);
  expect(askedWords(text).split(' ')).toHaveLength(32);
});

test('only marked placeholders are questions', () => {
  expect([...wordsPlaceholders(`select '/*words*/?', "a?", /*words*/?, ?, /*words*/? where x = ?`)]).toEqual([
    0, 2,
  ]);
});

test('a key, a number, and more columns than an index holds cannot be searched', () => {
  const text = p.text();
  const texts = { a: text, b: text, c: text, d: text, e: text, f: text, g: text };
  const columns = { id: p.string().primary(), count: p.integer(), ...texts };
  const table = (words: readonly (keyof typeof columns)[]) => () =>
    viewTable('things', columns, { search: { words } });
  expect(table(['id'])).toThrow('cannot be searched');
  expect(table(['count'])).toThrow('cannot be searched');
  expect(table([])).toThrow('one to 6');
  expect(table(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toThrow('one to 6');
  expect(table(['a', 'b', 'c'])().columns.filter(({ searched }) => searched)).toHaveLength(3);
});

import fc from 'fast-check';
import { readCallback } from './callback';

describe('a JSONP callback', () => {
  test.each(['cb', 'jQuery15_123', '_', '$', 'a.b.c.d', 'a'.repeat(64)])('%s is a name', (name) => {
    expect(readCallback(name)).toBe(name);
  });

  test.each([undefined, ''])('%p means none', (value) => {
    expect(readCallback(value)).toBeUndefined();
  });

  test.each([
    '1a',
    'a b',
    'a.b.c.d.e',
    'a'.repeat(65),
    'alert(1)',
    'a[0]',
    'a..b',
    '.a',
    'a.',
    'öl',
    'if',
    'a.class',
    'null',
    'this.x',
    'a;b',
    'a\n',
    '<script>',
  ])('%p is refused', (name) => {
    expect(() => readCallback(name)).toThrow('Invalid callback');
  });

  test('one that was given twice is refused', () => {
    expect(() => readCallback(['a', 'b'])).toThrow('Invalid callback');
  });

  test('whatever passes can be called and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 70 }), (text) => {
        let name: string | undefined;
        try {
          name = readCallback(text);
        } catch {
          return;
        }
        expect(name === undefined || /^[\w$]+(\.[\w$]+){0,3}$/.test(name)).toBe(true);
      }),
    );
  });
});

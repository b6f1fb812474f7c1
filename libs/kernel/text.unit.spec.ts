import { inLanguage } from './text';

const title = { original: 'de', de: 'Brunnen', en: 'Wells' } as const;

test('a text is read in the language that is asked for', () => {
  expect(inLanguage(title, 'de')).toBe('Brunnen');
  expect(inLanguage(title, 'en')).toBe('Wells');
});
test('what was not translated is read in its original language', () => {
  expect(inLanguage({ original: 'de', de: 'Brunnen' }, 'en')).toBe('Brunnen');
  expect(inLanguage({ original: 'en', en: 'Wells' }, 'de')).toBe('Wells');
});
test('a text without its original is a fault', () => {
  expect(() => inLanguage({ original: 'de', en: 'Wells' }, 'de')).toThrow('lacks its original');
});

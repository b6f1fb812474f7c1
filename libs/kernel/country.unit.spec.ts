import { countryName } from './country';

test('a country is called what readers of each language call it', () => {
  expect([countryName('kh', 'de'), countryName('KH', 'en')]).toEqual(['Kambodscha', 'Cambodia']);
});

test('what is no code of a country is its own name', () => {
  expect([countryName('Kabul', 'de'), countryName('', 'de'), countryName('ZZZ', 'en')]).toEqual([
    'Kabul',
    '',
    'ZZZ',
  ]);
});

import { countryName } from './country';
import { presentInstant, presentMoment } from './instant';
import { shortenedName } from './person';
import { eventProgress, needProgress, projectProgress } from './progress';
import { slugOf } from './slug';

test.each([
  ['2009-03-10T10:12:16.789Z', '2009-03-10T11:12:16+01:00'],
  ['2015-09-14T12:39:33Z', '2015-09-14T14:39:33+02:00'],
  ['2015-03-29T00:59:59Z', '2015-03-29T01:59:59+01:00'],
  ['2015-03-29T01:00:00Z', '2015-03-29T03:00:00+02:00'],
  ['2015-10-25T00:59:59Z', '2015-10-25T02:59:59+02:00'],
  ['2015-10-25T01:00:00Z', '2015-10-25T02:00:00+01:00'],
  ['2014-12-31T23:30:00Z', '2015-01-01T00:30:00+01:00'],
  ['1969-06-01T00:00:00Z', '1969-06-01T01:00:00+01:00'],
])('%s is %s in Germany', (instant, text) => {
  expect(presentInstant(Date.parse(instant))).toBe(text);
  expect(Date.parse(text)).toBe(Math.floor(Date.parse(instant) / 1000) * 1000);
});

test('not set is null', () => {
  expect(presentMoment(null)).toBeNull();
  expect(presentMoment(0)).toBe('1970-01-01T01:00:00+01:00');
});

test.each([
  [0, 0, 0],
  [0, 100, 0],
  [3, 997, 1],
  [1, 1_000_000, 1],
  [79_979, 20_021, 79],
  [88_185, 11_815, 88],
  [100, 0, 100],
  [9_007_199_254_740_993n, 1n, 99],
])('a project with %s given and %s open is at %i', (donated, open, percent) => {
  expect(projectProgress(donated, open)).toBe(percent);
});

test.each([
  [0, null, null],
  [500, null, null],
  [500, 0, null],
  [0, 50_000, 0],
  [999, 50_000, 1],
  [858_280, 500_000, 171],
])('an event with %s given of %s is at %s', (donated, requested, percent) => {
  expect(eventProgress(donated, requested)).toBe(percent);
});

test.each([
  [41_158, 666_600, '6.17'],
  [0, 100, '0.0'],
  [100, 100, '100.0'],
  [1, 200, '0.5'],
  [5, 100_000, '0.01'],
  [49, 1_000_000, '0.0'],
  [1, 3, '33.33'],
  [2, 3, '66.67'],
  [300, 200, '150.0'],
  [0, 0, '100.0'],
])('a need with %i given of %i is written as %s', (donated, requested, text) => {
  expect(JSON.stringify(needProgress(donated, requested))).toBe(text);
});

test.each([
  ['KH', 'Kambodscha', 'Cambodia'],
  ['de', 'Deutschland', 'Germany'],
  ['AF', 'Afghanistan', 'Afghanistan'],
  ['Q9', 'Q9', 'Q9'],
  ['Atlantis', 'Atlantis', 'Atlantis'],
  [null, null, null],
])('the country %s is %s or %s', (code, german, english) => {
  expect(countryName(code, 'de')).toBe(german);
  expect(countryName(code, 'en')).toBe(english);
});

test.each([
  ['Skatepark Kabul', 'skatepark-kabul'],
  ['Bücher für große Öfen!', 'buecher-fuer-grosse-oefen'],
  ['Bu\u0308cher', 'buecher'],
  ['  Água & Co.  ', 'agua-co'],
  ['水', ''],
])('%s has the page %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test.each([
  ['Erika', 'Muster', 'E. Muster'],
  [' élise ', 'Muster', 'É. Muster'],
  [null, 'Muster', 'Muster'],
  ['Erika', null, 'E.'],
  [null, null, null],
])('%s %s is shown as %s', (first, last, shown) => {
  expect(shortenedName(first, last)).toBe(shown);
});

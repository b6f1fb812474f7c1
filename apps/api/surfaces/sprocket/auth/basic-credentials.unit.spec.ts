import { readBasic } from './basic-credentials';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

test('what HTTP Basic says is read as it stands', () => {
  expect(readBasic(basic('id:se:cret'))).toEqual([{ user: 'id', password: 'se:cret' }]);
  expect(readBasic(basic('id:').replace('Basic', 'bAsIc'))).toEqual([{ user: 'id', password: '' }]);
});

test('what RFC 6749 wants encoded is read both ways', () => {
  expect(readBasic(basic('id:a%3Ab+c'))).toEqual([
    { user: 'id', password: 'a%3Ab+c' },
    { user: 'id', password: 'a:b c' },
  ]);
  expect(readBasic(basic('id:100%'))).toEqual([{ user: 'id', password: '100%' }]);
});

test('anything else is not for it', () => {
  for (const header of [undefined, '', 'Bearer x', 'Basicx', 'Basic a b'])
    expect(readBasic(header)).toBeUndefined();
  expect(readBasic('Basic')).toBeUndefined();
  expect(readBasic(basic('without a colon'))).toEqual([]);
});

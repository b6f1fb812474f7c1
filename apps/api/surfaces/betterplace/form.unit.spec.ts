import fc from 'fast-check';
import { Failure } from './failure';
import { pledgeForm, readForm, subscriptionForm } from './form';

const pledge = {
  first_name: 'Max',
  last_name: 'Beispiel',
  email: 'mm@example.com',
  amount_in_cents: 100,
  client_reference: 'djksbf23u4sjkdn234p',
  street: 'Rheinstr. 202',
  city: 'Wiesbaden',
  zip: '65185',
  country_code: 'DE',
};
const subscription = { email: 'erika@example.org', first_name: 'Erika', last_name: 'Muster', active: true };

function errorsOf(read: () => unknown): unknown {
  try {
    read();
  } catch (error) {
    expect(error).toMatchObject({ status: 422 });
    return (error as Failure).errors;
  }
  return 'none';
}
const wrong = (special: object, language: 'de' | 'en' = 'en') =>
  errorsOf(() => readForm(pledgeForm, { ...pledge, ...special }, language));

test("the reference's own bodies are read", () => {
  expect(readForm(pledgeForm, pledge, 'de')).toEqual(pledge);
  expect(readForm(subscriptionForm, subscription, 'de')).toEqual(subscription);
});

test('a country in lower case is raised, and what is not known is left out', () => {
  const { country_code: country, ...rest } = readForm(
    pledgeForm,
    { ...pledge, country_code: 'de', extra: 1 },
    'de',
  );
  expect(country).toBe('DE');
  expect(rest).not.toHaveProperty('extra');
});

test.each([
  [{ first_name: undefined }, { first_name: ['This field is required.'] }],
  [{ first_name: null }, { first_name: ['This field is required.'] }],
  [{ first_name: '  ' }, { first_name: ['This field is required.'] }],
  [{ first_name: 7 }, { first_name: ['This value is of the wrong type.'] }],
  [{ first_name: 'x'.repeat(201) }, { first_name: ['This value is too long.'] }],
  [{ email: 'nobody' }, { email: ['This value is invalid.'] }],
  [{ amount_in_cents: 99 }, { amount_in_cents: ['This value is too small.'] }],
  [{ amount_in_cents: 100_001 }, { amount_in_cents: ['This value is too large.'] }],
  [{ amount_in_cents: '100' }, { amount_in_cents: ['This value is of the wrong type.'] }],
  [{ amount_in_cents: 100.5 }, { amount_in_cents: ['This value is of the wrong type.'] }],
  [{ client_reference: 'a b' }, { client_reference: ['This value is invalid.'] }],
  [{ first_name: 'Ma\0x' }, { first_name: ['This value is invalid.'] }],
  [{ first_name: 'Ma\ud800x' }, { first_name: ['This value is invalid.'] }],
  [{ country_code: 'DEU' }, { country_code: ['This value is invalid.'] }],
])('%j is answered with %j', (special, errors) => {
  expect(wrong(special)).toEqual(errors);
});

test('every field is named at once, in the language of the URL', () => {
  expect(wrong({ first_name: '', zip: '' }, 'de')).toEqual({
    first_name: ['Dies ist ein Pflichtfeld.'],
    zip: ['Dies ist ein Pflichtfeld.'],
  });
  expect(errorsOf(() => readForm(subscriptionForm, {}, 'de'))).toEqual({
    email: ['Dies ist ein Pflichtfeld.'],
    first_name: ['Dies ist ein Pflichtfeld.'],
    last_name: ['Dies ist ein Pflichtfeld.'],
    active: ['Dies ist ein Pflichtfeld.'],
  });
});

test('whatever is sent, it is read or refused by field', () => {
  fc.assert(
    fc.property(fc.anything(), (body) => {
      const errors = errorsOf(() => readForm(pledgeForm, body, 'de'));
      expect(Object.keys(errors as object).every((field) => field in pledge)).toBe(true);
    }),
  );
});

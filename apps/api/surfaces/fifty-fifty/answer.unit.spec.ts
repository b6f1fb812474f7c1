import { envelope, inertJson } from './answer';

test('JSON is inert inside a script and still the same JSON', () => {
  const value = { text: '</script><!-- & \u2028\u2029' };
  const json = inertJson(value).toString();
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(value);
});

test('the envelope says the status as a number', () => {
  expect(envelope(Buffer.from('[]')).toString()).toBe('{"status":200,"data":[]}');
});

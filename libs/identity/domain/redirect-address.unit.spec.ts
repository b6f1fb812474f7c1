import fc from 'fast-check';
import { isUnder, readRedirect } from './redirect-address';

const prefix = 'https://client.example.com/oauth2/client_redirect';

describe('an address to go back to', () => {
  test.each([
    prefix,
    'http://dev.example.com:8080/cb',
    'https://client.example.com',
    'https://client.example.com/',
    'https://client.example.com/a/.b/c..d/...',
    'https://client.example.com/cb?next=%2F..%2Fadmin&a=b',
    'HTTPS://Client.example.com/cb',
    'https://[::1]:8443/cb',
    'https://client.example.com/~ann/caf%C3%A9;v=1',
    `https://client.example.com/${'x'.repeat(1_973)}`,
  ])('may be %.60s', (text) => expect(readRedirect(text)?.href).toBe(new URL(text).href));

  test.each([
    '',
    '/cb',
    '//client.example.com/cb',
    'client.example.com/cb',
    'ftp://client.example.com/cb',
    'javascript:alert(1)',
    'xhttps://client.example.com',
    ' https://client.example.com',
    'https://client.example.com ',
    'https://client.example.com/\n',
    'https:///client.example.com',
    'https:/client.example.com',
    'https:client.example.com',
    'https://',
    'https://?a=b',
    'https://client.example.com\\@evil.example',
    'https://user@client.example.com/cb',
    'https://user:word@client.example.com/cb',
    'https://client.example.com/cb#fragment',
    'https://client.example.com/cb#',
    'https://client.example.com/cb?a=<b>',
    'https://cli\u0435nt.example.com/cb',
    'https://client.example.com/\u0000',
    'https://client.example.com:99999/cb',
    'https://client example.com/cb',
    'https://client.example.com/a/../b',
    'https://client.example.com/a/..',
    'https://client.example.com/a/..?b',
    'https://client.example.com/a/./b',
    'https://client.example.com/.',
    'https://client.example.com/a/%2e%2e/b',
    'https://client.example.com/a/%2E./b',
    'https://client.example.com/a/%252e%252e/b',
    'https://client.example.com/a%2f..%2fb',
    'https://client.example.com/a%5c..%5cb',
    'https://client.example.com/a/..;x/b',
    'https://client.example.com/a/.;/b',
    'https://client.example.com/a/%zz',
    'https://client.example.com/a/%25',
    'https://client.example.com/a/%ff',
    `https://client.example.com/${'x'.repeat(1_974)}`,
  ])('is never %j', (text) => expect(readRedirect(text)).toBeUndefined());
});

describe('a prefix', () => {
  test.each([
    [prefix, prefix],
    [prefix, `${prefix}/`],
    [prefix, `${prefix}/deep/er`],
    [prefix, `${prefix}?a=b`],
    [prefix, `${prefix}/?a=b/../c`],
    [`${prefix}/`, prefix],
    [`${prefix}/`, `${prefix}/deep`],
    [prefix, 'https://CLIENT.example.com:443/oauth2/client_redirect'],
    ['https://client.example.com', 'https://client.example.com/anything'],
    ['https://client.example.com/', 'https://client.example.com'],
    ['http://dev.example.com:80/cb', 'http://dev.example.com/cb'],
  ])('%s lets %s in', (root, address) => expect(isUnder(root, address)).toBe(true));

  test.each([
    [prefix, `${prefix}s`],
    [prefix, `${prefix}.evil`],
    [prefix, `${prefix}%2f`],
    [prefix, prefix.toUpperCase()],
    [prefix, prefix.slice(0, -1)],
    [prefix, prefix.replace('https', 'http')],
    [prefix, prefix.replace('.com', '.com.evil.test')],
    [prefix, prefix.replace('.com', '.com:8443')],
    [prefix, prefix.replace('client.', 'evil.client.')],
    [prefix, prefix.replace('.com/', '.com./')],
    [prefix, prefix.replace('/oauth2', '//oauth2')],
    [prefix, `https://evil.example/?${prefix}`],
    [prefix, `${prefix}/../other`],
    [prefix, `${prefix}#x`],
    ['https://client.example.com', 'https://client.example.com.evil.test'],
    ['https://client.example.com', 'https://client.example.community/'],
    ['https://client.example.com/a/..', 'https://client.example.com/a/..'],
    ['not an address', 'not an address'],
    ['not an address', prefix],
    [prefix, 'not an address'],
  ])('%s keeps %s out', (root, address) => expect(isUnder(root, address)).toBe(false));

  const segment = fc.stringMatching(/^[A-Za-z0-9_~-]{1,8}$/);
  const path = fc.array(segment, { maxLength: 4 }).map((parts) => parts.map((part) => `/${part}`).join(''));
  const host = fc.stringMatching(/^[a-z]{1,8}\.(example|test)$/);

  test('lets in whatever goes on at a slash, and nothing else of the same place', () => {
    fc.assert(
      fc.property(host, path, path, segment, (name, root, rest, more) => {
        const base = `https://${name}${root}`;
        expect(isUnder(base, `${base}${rest}`)).toBe(true);
        expect(isUnder(base, `${base}${rest}/?q=${more}`)).toBe(true);
        if (root !== '') expect(isUnder(base, `${base}${more}`)).toBe(false);
      }),
    );
  });

  test('keeps every other scheme, host and port out', () => {
    fc.assert(
      fc.property(host, host, path, fc.integer({ min: 1, max: 65_535 }), (one, other, root, port) => {
        const base = `https://${one}${root}`;
        if (one !== other) expect(isUnder(base, `https://${other}${root}`)).toBe(false);
        if (port !== 443) expect(isUnder(base, `https://${one}:${port}${root}`)).toBe(false);
        expect(isUnder(base, `http://${one}${root}`)).toBe(false);
        expect(isUnder(base, `https://${one}.${other}${root}`)).toBe(false);
        expect(isUnder(base, `https://${other}@${one}${root}`)).toBe(false);
      }),
    );
  });

  test('never fails, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isUnder(prefix, text)).toBe(false);
        expect(typeof isUnder(prefix, prefix + text)).toBe('boolean');
      }),
    );
  });
});

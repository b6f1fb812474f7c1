import fc from 'fast-check';

/** Ways to bend an address so that it leads somewhere that was never registered. */
const bends: readonly ((url: URL, at: number, text: string) => string)[] = [
  (url) => url.href.replace('https:', 'http:'),
  (url, _at, text) => url.href.replace('https:', `${text}:`),
  (url, _at, text) => url.href.replace('://', `://${text}@`),
  (url, _at, text) => url.href.replace('://', `://${text}.`),
  (url, _at, text) => url.href.replace(url.host, `${url.host}.${text}.test`),
  (url, _at, text) => url.href.replace(url.host, `${url.host}${text}`),
  (url, _at, text) => url.href.replace(url.host, `${text}.test/${url.host}`),
  (url, at) => url.href.replace(url.host, `${url.host}:${(at % 65_000) + 444}`),
  (url) => url.href.replace(url.host, `${url.host}.`),
  (url, at) => url.href.replace(url.host, without(url.host, at % url.host.length)),
  (url) => url.href.replace('://', ':///\\'),
  (url, _at, text) => url.href.replace(url.host, `${url.host}\\@${text}.test`),
  (url, _at, text) => url.href.replace(url.host, `${text}.test%2f${url.host}`),
  (url, _at, text) => `${url.href}${text}`,
  (url, _at, text) => `${url.href}.${text}`,
  (url, _at, text) => `${url.href}#${text}`,
  (url, _at, text) => `${url.href}/../${text}`,
  (url, _at, text) => `${url.href}/%2e%2e/${text}`,
  (url, _at, text) => `${url.href}/..%2f${text}`,
  (url, _at, text) => `${url.href}/%252e%252e/${text}`,
  (url, _at, text) => `${url.href}/..;/${text}`,
  (url, _at, text) => `${url.href}/\\..\\${text}`,
  (url, _at, text) => `${url.href}%00${text}`,
  (url, _at, text) => `${url.href}\n${text}`,
  (url, _at, text) => `${url.href} ${text}`,
  (url, at) => url.origin + without(url.pathname, 1 + (at % (url.pathname.length - 1))),
  (url, at, text) => url.origin + withText(url.pathname, 1 + (at % (url.pathname.length - 1)), text),
  (url, at) => url.origin + url.pathname.slice(0, at % url.pathname.length),
  (url) => url.origin + url.pathname.toUpperCase(),
  (url) => url.href.replace(url.pathname, `/${url.pathname}`),
  (url, _at, text) => `https://${text}.test/?${url.href}`,
  (url, _at, text) => `https://${text}.test/${url.href}`,
  (url) => `javascript:${url.href}`,
  (url) => url.href.slice('https:'.length),
  (url) => `x${url.href}`,
  (url, _at, text) => url.href.replace('client', `cl\u0456ent${text}`),
];

const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);
const withText = (text: string, at: number, more: string): string =>
  text.slice(0, at) + more + text.slice(at);

/** Addresses that look like the registered one and must not be gone back to. */
export function mutatedAddresses(registered: string, count: number, seed: number): string[] {
  const url = new URL(registered);
  const mutation = fc
    .tuple(fc.nat(bends.length - 1), fc.nat(), fc.stringMatching(/^[a-z0-9]{1,12}$/))
    .map(([bend, at, text]) => bends[bend]!(url, at, text));
  return fc.sample(mutation, { numRuns: count, seed });
}

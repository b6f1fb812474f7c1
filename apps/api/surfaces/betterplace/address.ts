import type { Language } from '@almoner/kernel';

/** A call of this API in the one spelling that routes are declared in. */
export interface Address {
  /** Of texts, country names, links and messages; undefined where the URL names one that this API does not have. */
  readonly language: Language | undefined;
  /** `/de/api_v4/projects/1114.json`, with the query as it was sent. */
  readonly url: string;
}

const localised = /^\/([^/]+)\/api_v4(\/.*)?$/;
const bare = /^\/api_v4(\/.*)?$/;
const readmeOrder = /^\/([a-z]{2}(?:-[A-Za-z]{2})?)(\/.*)$/;

/**
 * Reads a URL in any spelling that clients use: the locale first, the order of the README (`/api_v4/de/projects`), no locale,
 * with or without `.json`, a client's events with hyphen or underscore. Undefined for paths of other surfaces.
 */
export function readAddress(sent: string): Address | undefined {
  const [path, query] = cutOnce(sent, '?');
  const first = localised.exec(path);
  if (first !== null && first[1] !== 'api_v4') return addressOf(first[1] ?? '', first[2] ?? '', query);
  const rest = bare.exec(path)?.[1];
  if (rest === undefined) return path === '/api_v4' ? addressOf('de', '', query) : undefined;
  const named = readmeOrder.exec(rest);
  return named === null ? addressOf('de', rest, query) : addressOf(named[1] ?? '', named[2] ?? '', query);
}

function addressOf(language: string, path: string, query: string | undefined): Address {
  const known = language === 'de' || language === 'en' ? language : undefined;
  const suffix = query === undefined ? '' : `?${query}`;
  return { language: known, url: `/${language}/api_v4${canonical(path)}${suffix}` };
}

function canonical(path: string): string {
  const bare = path.replace(/\/+$/, '').replace(/\.json$/, '');
  if (bare === '') return '';
  // The baseline writes a client's events with a hyphen, later revisions with an underscore.
  return `${bare.replace(/^(\/clients\/[^/]+)\/fundraising_events(?=\/|$)/, '$1/fundraising-events')}.json`;
}

function cutOnce(text: string, at: string): [string, string?] {
  const index = text.indexOf(at);
  return index === -1 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

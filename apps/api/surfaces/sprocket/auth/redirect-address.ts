/** What only we say at the end of an authorization; whoever asked cannot put words of theirs beside it. */
const ours = new Set(['code', 'scope', 'state', 'error', 'error_description', 'error_uri', 'iss']);

/** An application's address with the answer in its query, beside what stood there before (RFC 6749 section 4.1.2). */
export function redirectAddress(
  redirectUri: string,
  answer: Readonly<Record<string, string | undefined>>,
): string {
  const [path = '', query = ''] = redirectUri.split(/\?(.*)/s);
  const kept = query.split('&').filter((pair) => pair !== '' && !ours.has(nameOf(pair)));
  const told = Object.entries(answer).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `${path}?${[...kept, ...told].join('&')}`;
}

const nameOf = (pair: string): string => [...new URLSearchParams(pair).keys()][0] ?? '';

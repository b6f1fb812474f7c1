const lengthMax = 2_000;
/** Printable ASCII that stands in an address as it is: what a parser would drop or turn around never gets in. */
const plain = /^https?:\/\/(?!\/)[A-Za-z0-9._~:[\]%/?&=+$,;!'()*-]+$/i;

/**
 * An address that a browser may be sent back to (RFC 6749 section 3.1.2): http or https, absolute, without a fragment, user
 * information or dot segments, however they are encoded. Undefined for anything else.
 */
export function readRedirect(text: string): URL | undefined {
  if (text.length > lengthMax || !plain.test(text) || !URL.canParse(text)) return undefined;
  const segments = text.replace(/\?.*/, '').split('/');
  return segments.some(isDevious) ? undefined : new URL(text);
}

/**
 * Whether an address lies under a registered prefix: scheme, host and port equal, and the path equal or going on at a slash.
 * Both are compared as they were parsed; as plain text `https://client.example` would let `https://client.example.evil` in.
 */
export function isUnder(prefix: string, address: string): boolean {
  const [root, asked] = [readRedirect(prefix), readRedirect(address)];
  if (root === undefined || asked === undefined || root.origin !== asked.origin) return false;
  const path = root.pathname.replace(/\/$/, '');
  return asked.pathname === path || asked.pathname.startsWith(`${path}/`);
}

/** Whether a segment leads elsewhere once somebody decodes it, or cannot be decoded. */
function isDevious(segment: string): boolean {
  let decoded: string;
  try {
    decoded = decodeURIComponent(segment);
  } catch {
    return true;
  }
  if (decoded !== segment) return isDevious(decoded);
  return /[/\\]/.test(segment) || /^\.{1,2}(;|$)/.test(segment);
}

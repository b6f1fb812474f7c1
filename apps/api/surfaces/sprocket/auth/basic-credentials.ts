interface Credentials {
  readonly user: string;
  readonly password: string;
}

/**
 * What HTTP Basic says (RFC 7617), once as it stands and, where that is another, as RFC 6749 section 2.3.1 wants it encoded:
 * clients do either. Undefined for a header of another kind.
 */
export function readBasic(header: string | undefined): readonly Credentials[] | undefined {
  const encoded = /^Basic +(\S*) *$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon === -1) return [];
  const plain = { user: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
  const read = { user: formDecoded(plain.user), password: formDecoded(plain.password) };
  return read.user === plain.user && read.password === plain.password ? [plain] : [plain, read];
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

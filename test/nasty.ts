import fc from 'fast-check';

/** How many random bad requests a spec sends: a sample, or what the issues name when everything is proven. */
export const badRequests = process.env['ALMONER_PROOF'] === 'full' ? 10_000 : 400;
export const badRequestsSeed = Number(process.env['ALMONER_SEED'] ?? Date.now() % 1_000_000);

/** What people, scanners and broken programs put where a word belongs. */
export const nasty = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e9',
    '1.5',
    '2147483648',
    '9'.repeat(20),
    '9'.repeat(400),
    'null',
    '{}',
    '[]',
  ),
  fc.constantFrom('%', '_', "'", '"', ';--', '\0', '\ufffd', '../..', '\u2028', '\u{1f600}', '<script>'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'Berlin'),
);

export const encoded = nasty.map((value) => encodeURIComponent(value.toWellFormed()));

/** Bytes that are no UTF-8, broken escapes, and signs that routers treat in ways of their own. */
const raw = fc.constantFrom('', ...'% %zz %c0%af %ff %00 .. . * ~ ;a=b @ :id ( [ \\'.split(' '));

/** A part of an address. */
export const piece = fc.oneof(encoded, raw);

/** A query of some of these parameters, with any values and repeated perhaps. */
export const queryOf = (names: readonly string[], values: readonly string[] = ['0'], parameters = 4) =>
  fc
    .array(
      fc
        .tuple(fc.oneof(fc.constantFrom(...names), encoded), fc.oneof(piece, fc.constantFrom(...values)))
        .map(([name, value]) => `${name}=${value}`),
      { maxLength: parameters },
    )
    .map((all) => (all.length === 0 ? '' : `?${all.join('&')}`));

import { failures } from './failure';

const part = /^[A-Za-z_$][0-9A-Za-z_$]*$/;
const lengthMax = 64;
const partsMax = 4;

/** ECMAScript's reserved words and literals, strict mode and modules included: none may be a part of a callback's name. */
const reserved = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
);

/**
 * Reads a JSONP callback (contract, parameter `callback`): one to four dotted ASCII identifiers of together at most 64
 * characters. Absent or empty means none.
 * @throws Failure `Invalid callback` for any other value, a repeated one included; the name is never echoed.
 */
export function readCallback(value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || value.length > lengthMax) throw failures.badCallback();
  const parts = value.split('.');
  const safe = parts.length <= partsMax && parts.every((name) => part.test(name) && !reserved.has(name));
  if (!safe) throw failures.badCallback();
  return value;
}

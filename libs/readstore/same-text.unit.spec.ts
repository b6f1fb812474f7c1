import { sameText } from './same-text';

test.each([
  ['digest', 'digest', true],
  ['digest', 'Digest', false],
  ['digest', 'diges', false],
  ['', '', true],
  ['', 'digest', false],
])('%j and %j are the same: %j', (one, other, same) => expect(sameText(one, other)).toBe(same));

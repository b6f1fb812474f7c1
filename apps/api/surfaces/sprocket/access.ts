import type { AccessRow } from '../surface';
import { authAccess } from './access-auth';
import { giftAccess } from './access-gifts';
import { readAccess } from './access-reads';
import { writeAccess } from './access-writes';

/** The calls that are answered so far. */
export const access: Readonly<Record<string, AccessRow>> = {
  ...authAccess,
  ...readAccess,
  ...giftAccess,
  ...writeAccess,
};

/** The methods that a path takes; empty outside the table. A literal segment wins over a parameter. */
export function methodsOf(path: string): readonly string[] {
  const found = rows.filter(({ pattern }) => pattern.test(path));
  const fewest = Math.min(...found.map(({ parameters }) => parameters));
  return found.filter(({ parameters }) => parameters === fewest).map(({ method }) => method);
}

const rows = Object.keys(access).map((row) => {
  const [method = '', template = ''] = row.split(' ');
  return {
    method,
    pattern: new RegExp(`^${template.replace(/:[A-Za-z]+/g, '[^/]+')}/?$`),
    parameters: template.split(':').length,
  };
});

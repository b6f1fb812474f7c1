import type { AccessRow } from '../surface';
import { perPageMax } from './paging';

const nothing = 'nothing';

/** The calls that are answered so far, by the one spelling that the entry makes of every address. */
export const access: Readonly<Record<string, AccessRow>> = {
  'GET /:locale/api_v4/organisations.json': {
    operationId: 'listOrganisations',
    needs: nothing,
    pageLimit: perPageMax,
  },
  'GET /:locale/api_v4/organisations/:organisation_id.json': {
    operationId: 'getOrganisation',
    needs: nothing,
    pageLimit: 'one',
  },
};

/** The methods that a path takes; empty outside the table. */
export function methodsOf(path: string): readonly string[] {
  return rows.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}

const rows = Object.keys(access).map((row) => {
  const [method = '', template = ''] = row.split(' ');
  const source = template.replaceAll('.', String.raw`\.`).replace(/:[a-z_]+/g, '[^/]+');
  return { method, pattern: new RegExp(`^${source}$`) };
});

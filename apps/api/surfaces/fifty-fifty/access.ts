import type { AccessRow } from '../surface';

const anyKey = 'any live key';
const assignedKey = 'a live key that is assigned to the project';

/** The table of the nine calls. A path outside it is 404, another method on one of its paths is 400. */
export const access: Readonly<Record<string, AccessRow>> = {
  'GET /api/:api_key/statistics': { operationId: 'statistics', needs: anyKey, pageLimit: 'one' },
  'GET /api/:api_key/projects/list': { operationId: 'listProjects', needs: anyKey, pageLimit: 'all' },
  'GET /api/:api_key/projects/:project_id': { operationId: 'getProject', needs: anyKey, pageLimit: 'one' },
  'GET /api/:api_key/projects/:project_id/donations': {
    operationId: 'listProjectDonations',
    needs: anyKey,
    pageLimit: 'all',
  },
  'GET /api/:api_key/projects/:project_id/donations/search': {
    operationId: 'searchProjectDonations',
    needs: anyKey,
    pageLimit: 1000,
  },
  'POST /api/projects/donations/notify': {
    operationId: 'notifyDonation',
    needs: assignedKey,
    pageLimit: 'one',
  },
  'GET /api/:api_key/projects/:project_id/pledges': {
    operationId: 'listProjectPledges',
    needs: anyKey,
    pageLimit: 'all',
  },
  'GET /api/:api_key/campaigners/list': { operationId: 'listCampaigners', needs: anyKey, pageLimit: 'all' },
  'GET /api/:api_key/campaigners/:campaigner_id': {
    operationId: 'getCampaigner',
    needs: anyKey,
    pageLimit: 'one',
  },
};

/** The methods that a path of the table takes; empty outside the table. A literal segment wins over a parameter. */
export function methodsOf(path: string): readonly string[] {
  return rows.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}

const rows = Object.keys(access).map((row) => {
  const [method = '', template = ''] = row.split(' ');
  return { method, pattern: new RegExp(`^${template.replace(/:[a-z_]+/g, '[^/]+')}/?$`) };
});

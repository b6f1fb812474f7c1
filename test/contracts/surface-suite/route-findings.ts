import { refusalKinds } from '@almoner/kernel';
import type { Contract } from '../../../libs/testing/openapi';
import type { Surface } from '../../../apps/api/surfaces/surface';

export type Declared = Pick<Surface, 'access' | 'awaited' | 'refusals'>;

/** What is wrong between the routes that a surface registered, what it declares of them, and its contract. */
export function routeFindings(routes: readonly string[], surface: Declared, contract: Contract): string[] {
  const rows = Object.keys(surface.access);
  const { awaited = [] } = surface;
  const answered = Object.values(surface.access).map(({ operationId }) => operationId);
  return [
    ...routes.filter((route) => !rows.includes(route)).map((route) => `${route} has no access row`),
    ...rows.filter((row) => !routes.includes(row)).map((row) => `${row} has an access row, but is no route`),
    ...routes
      .filter((route, index) => routes.indexOf(route) !== index)
      .map((route) => `${route} is registered twice`),
    ...rows.flatMap((row) => rowFindings(row, surface, contract).map((finding) => `${row} ${finding}`)),
    ...contract.operations
      .filter(({ id }) => !answered.includes(id) && !awaited.includes(id))
      .map(({ id }) => `the operation ${id} has no route`),
    // A list of what is missing is only worth something while it is exact.
    ...awaited
      .filter((id) => answered.includes(id) || !contract.operations.some((operation) => operation.id === id))
      .map((id) => `the operation ${id} is awaited, but served or unknown`),
    ...refusalFindings(surface, contract),
  ];
}

function rowFindings(row: string, { access }: Declared, contract: Contract): string[] {
  const { operationId = '', needs = '', pageLimit = 0 } = access[row] ?? {};
  const operation = contract.operations.find(({ id }) => id === operationId);
  const limited =
    pageLimit === 'one' || pageLimit === 'all' || (Number.isInteger(pageLimit) && pageLimit > 0);
  const same =
    operation !== undefined && comparable(row).endsWith(comparable(`${operation.method} ${operation.path}`));
  return [
    ...(operation === undefined
      ? [`names an operation that the contract does not have: ${operationId}`]
      : []),
    ...(operation !== undefined && !same
      ? [`is not where the contract has it: ${operation.method} ${operation.path}`]
      : []),
    ...(needs.trim() === '' ? ['does not say what the caller must show'] : []),
    ...(limited ? [] : [`has no page limit: ${String(pageLimit)}`]),
  ];
}

/** One spelling for both kinds of template; a last slash makes no difference, and a mount point may stand before the path. */
function comparable(route: string): string {
  const [method = '', path = ''] = route.split(' ');
  return `${path.replaceAll(/:\w+|\{\w+\}/g, ':').replace(/\/$/, '')} ${method}`;
}

function refusalFindings({ refusals }: Declared, contract: Contract): string[] {
  const wire: Readonly<Record<string, number | undefined>> = refusals;
  return refusalKinds.flatMap((kind) => {
    const status = wire[kind];
    // An outage is no part of a contract: every surface may say "later" in the way that HTTP has for it.
    if (kind === 'unavailable' && status === 503) return [];
    if (status === undefined) return [`the refusal ${kind} has no answer`];
    if (status < 400 || status > 499) return [`the refusal ${kind} is answered with ${status}`];
    const documented = contract.operations.some(({ id }) => contract.statuses(id).includes(String(status)));
    return documented
      ? []
      : [`the refusal ${kind} is answered with ${status}, which the contract does not know`];
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Collection } from './collection';
import { collections } from './collections';

interface Parameter {
  readonly name: string;
  readonly schema: { readonly default?: string; readonly pattern?: string };
  readonly 'x-filter-type'?: string;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly $ref?: string }[];
}
const contract = parse(readFileSync(join(__dirname, 'openapi.yaml'), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
};

const operations = Object.values(contract.paths).flatMap((methods) => Object.values(methods));
const parametersOf = ({ parameters = [] }: Operation): Parameter[] =>
  parameters.flatMap(({ $ref }) => contract.components.parameters[$ref?.split('/').at(-1) ?? ''] ?? []);

/** Which collection each operation gives; one that the contract can filter and that stands not here fails the spec. */
const given: Readonly<Record<string, Collection>> = {
  listUsers: collections.users,
  listTeamUsers: collections.teamUsers,
  adminListUsers: collections.organiserUsers,
  adminListModifiedUsers: collections.modifiedUsers,
  listTeams: collections.teams,
  adminListTeams: collections.teams,
  adminListModifiedTeams: collections.modifiedTeams,
  listSeriesCampaigns: collections.seriesCampaigns,
  adminListCampaigns: collections.organiserCampaigns,
  listUpdates: collections.updates,
  listUserDonations: collections.donations,
  listTeamDonations: collections.donations,
  adminListDonations: collections.organiserDonations,
  adminListModifiedDonations: collections.modifiedDonations,
  listDisplayedDonations: collections.displayedDonations,
  listUserDisplayedDonations: collections.displayedDonations,
  listTeamDisplayedDonations: collections.displayedDonations,
};

const filtering = operations.filter((operation) =>
  parametersOf(operation).some((parameter) => parameter['x-filter-type'] !== undefined),
);

test('every collection that the contract filters is described', () => {
  expect(filtering.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(given).toSorted());
});

const types: Readonly<Record<string, string>> = {
  int: 'int',
  long: 'instant',
  decimal: 'decimal',
  string: 'string',
  bool: 'boolean',
};

describe.each(filtering.map((operation) => [operation.operationId, operation] as const))(
  '%s',
  (id, operation) => {
    const { fields, defaultOrder } = given[id]!;
    const parameters = parametersOf(operation);

    test('filters by what the contract has, each of its type', () => {
      const described = Object.entries(fields)
        .filter(([, { sortsOnly }]) => sortsOnly === undefined)
        .map(([name, { type }]) => `${name} ${typeof type === 'string' ? type : 'string'}`);
      const wanted = parameters
        .filter((parameter) => parameter['x-filter-type'] !== undefined)
        .map((parameter) => `${parameter.name} ${types[parameter['x-filter-type']!]}`);
      expect(described.toSorted()).toEqual(wanted.toSorted());
    });

    test('sorts by what the contract has', () => {
      const sort = parameters.find(({ name }) => name === 'sort')!;
      const [, wanted = ''] = /^\^-\?\(([^)]*)\)/.exec(sort.schema.pattern!) ?? [];
      expect(Object.keys(fields).toSorted()).toEqual(wanted.replaceAll('\\', '').split('|').toSorted());
      expect(defaultOrder).toEqual([fields[sort.schema.default!]!.field]);
    });
  },
);

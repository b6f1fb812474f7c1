/** A small tree that breaks one rule, and what the rule says of it. The rules never read this file. */
export interface PlantedBreach {
  readonly breaks: string;
  readonly tree: Readonly<Record<string, string>>;
  readonly finds: readonly string[];
}

const event = "export type GiftGiven = Event<'gifts.GiftGiven', object>;";
const documents = {
  'README.md': '# Almoner',
  LICENSE: 'Apache License',
  'CHANGELOG.md': '# Changes',
  'docs/architecture.md': '# Architecture',
  'docs/catalog.md': '# Catalogue',
};

export const plantedBreaches: readonly PlantedBreach[] = [
  {
    breaks: 'nothing unfinished',
    tree: { 'libs/gifts/index.ts': `const a = 1;\n// TODO: the rest`, 'README.md': 'TODO' },
    finds: [`libs/gifts/index.ts:2 TODO`],
  },
  {
    breaks: 'nothing unfinished',
    tree: { 'test/journeys/a.spec.ts': `// FIXME`, 'apps/api/main.ts': 'const todo = [];' },
    finds: [`test/journeys/a.spec.ts:1 FIXME`],
  },
  ...['skip', 'only'].map((left) => ({
    breaks: 'no spec left out',
    tree: {
      'libs/gifts/a.unit.spec.ts': `test('yes', run);\ndescribe.${left}.each(table)('no', run);`,
      'libs/gifts/a.ts': `const rows = table.${left}(2);`,
    },
    finds: [`libs/gifts/a.unit.spec.ts:2 describe.${left}`],
  })),
  {
    breaks: 'no spec left out',
    tree: { 'test/contracts/suite.ts': `xit('no', run);\nprocess.exit(1);` },
    finds: ['test/contracts/suite.ts:1 xit'],
  },
  {
    breaks: 'no path of a machine',
    tree: {
      'docs/a.md': `see /work/x and https://example.org/work/x`,
      Dockerfile: `COPY a /tmp/a`,
    },
    finds: [`docs/a.md:1 /work/`, `Dockerfile:1 /tmp/`],
  },
  {
    breaks: 'a golden per event version, and none without one',
    tree: {
      'libs/gifts/events/gift-events.ts': `${event}\ntype Second = Event<'gifts.GiftGiven.v2', object>;`,
    },
    finds: [
      'libs/gifts/events/golden/gifts.GiftGiven.json is missing',
      'libs/gifts/events/golden/gifts.GiftGiven.v2.json is missing',
    ],
  },
  {
    breaks: 'a golden per event version, and none without one',
    tree: {
      'libs/gifts/events/gift-events.ts': event,
      'libs/gifts/events/golden/gifts.GiftGiven.json': '{}',
      'libs/gifts/events/golden/gifts.GiftTaken.json': '{}',
    },
    finds: ['libs/gifts/events/golden/gifts.GiftTaken.json belongs to no event'],
  },
  {
    breaks: 'stored names carry their context',
    tree: { 'libs/presents/events/gift-events.ts': event },
    finds: ['libs/presents/events/gift-events.ts names gifts.GiftGiven'],
  },
  {
    breaks: 'an int spec per view',
    tree: {
      'libs/gifts/views/gift-list/gift-list.table.ts': '',
      'libs/gifts/views/gift-list/gift-list.int.spec.ts': '',
      'libs/gifts/views/totals/totals.table.ts': '',
      'libs/gifts/views/totals/totals.unit.spec.ts': '',
    },
    finds: ['libs/gifts/views/totals has no int spec'],
  },
  {
    breaks: 'an e2e spec per surface, which sees every operation',
    tree: {
      'apps/api/surfaces/index.ts': '',
      'apps/api/surfaces/one/one.module.ts': '',
      'apps/api/surfaces/two/gifts.e2e.spec.ts': 'expect(contract.operations).toBeDefined();',
      'apps/api/surfaces/three/gifts.e2e.spec.ts': 'expect(contract.unheld([])).toEqual([]);',
    },
    finds: [
      'apps/api/surfaces/one has no e2e spec',
      'apps/api/surfaces/two has no e2e spec that asks its contract what is unheld()',
    ],
  },
  {
    breaks: 'a unit spec beside each command',
    tree: {
      'libs/gifts/domain/give-gift.ts': 'export const giveGift = defineCommand({});',
      'libs/gifts/domain/take-gift.ts': 'export const takeGift = defineCommand({});',
      'libs/gifts/domain/taking.unit.spec.ts': "import { takeGift } from './take-gift';",
      'libs/gifts/views/gift-list/gift-list.unit.spec.ts': "import { giveGift } from './give-gift';",
      'libs/gifts/domain/gift.ts': 'export const gift = {};',
    },
    finds: ['libs/gifts/domain/give-gift.ts defines a command and has no unit spec'],
  },
  {
    breaks: 'a README per context',
    tree: { 'libs/gifts/events/gift-events.ts': event, 'libs/kernel/index.ts': '' },
    finds: ['libs/gifts has no README.md'],
  },
  {
    breaks: 'the documents are there',
    tree: { ...documents, LICENSE: ' \n' },
    finds: ['LICENSE is missing or empty'],
  },
  {
    breaks: 'no folder or file for everything',
    tree: {
      'libs/gifts/src/gift.ts': '',
      'apps/api/helpers.ts': '',
      'libs/gifts/domain/commonwealth.ts': '',
    },
    finds: ['libs/gifts/src/gift.ts is called src', 'apps/api/helpers.ts is called helpers'],
  },
  {
    breaks: 'no Manager, Helper, Util, Impl or I-prefix',
    tree: {
      'libs/gifts/a.ts': `export class GiftManager {}\ninterface IGift {}\nclass Icon {}\n  type EntityManager,`,
    },
    finds: ['libs/gifts/a.ts:1 GiftManager', 'libs/gifts/a.ts:2 IGift'],
  },
  {
    breaks: 'no file longer than 400 lines',
    tree: { 'libs/gifts/a.ts': 'a\n'.repeat(401), 'libs/gifts/b.ts': 'b\n'.repeat(400) },
    finds: ['libs/gifts/a.ts has 401 lines'],
  },
  {
    breaks: 'every dependency is pinned exactly',
    tree: {
      'package.json': JSON.stringify({
        dependencies: { zod: '^4.6.7', yaml: '2.9.1', pg: '18.4.0-beta.17' },
        overrides: { nested: { zod: '4.6.7' } },
      }),
    },
    finds: [
      'package.json dependencies has zod "^4.6.7"',
      'package.json overrides has nested {"zod":"4.6.7"}',
    ],
  },
  {
    breaks: 'the lock file has every platform',
    tree: {
      'package-lock.json': JSON.stringify({
        packages: {
          '': { optionalDependencies: { 'node-one': '1.0.0' } },
          'node_modules/node-one': {},
          'node_modules/a': {},
          'node_modules/a/node_modules/b': {
            optionalDependencies: { 'b-one': '1', 'b-two': '1', 'node-one': '1' },
          },
          'node_modules/a/node_modules/b-one': {},
        },
      }),
    },
    finds: ['package-lock.json lacks b-two of node_modules/a/node_modules/b'],
  },
  {
    breaks: 'no application stream is deleted or truncated',
    tree: {
      'libs/eventstore/client/event-store.ts':
        "// deleteStream is never called.\nclient['tombstoneStream']('a');",
      'libs/eventstore/embedded/server.ts': 'deleteStream();',
      'apps/cli/prune.ts': "client.setStreamMetadata('a', { maxCount: 1 });",
    },
    finds: [
      'libs/eventstore/client/event-store.ts line 2: tombstoneStream',
      'apps/cli/prune.ts line 1: setStreamMetadata',
    ],
  },
  {
    breaks: 'every environment variable has its line in .env.example',
    tree: {
      'apps/api/main.ts': 'process.env.ALMONER_DATA; process.env.ALMONER_SPEED;',
      'apps/api/main.spec.ts': 'process.env.ALMONER_TEST',
      '.env.example':
        '# Folder of the data.\nALMONER_DATA=\n\nALMONER_SPEED=\n\n# What once was.\nALMONER_PAST=\n',
    },
    finds: ['ALMONER_SPEED is not explained', 'ALMONER_PAST is explained, but nothing reads it'],
  },
];

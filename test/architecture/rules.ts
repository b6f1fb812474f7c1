import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

export type Rule = IRegularForbiddenRuleType & { readonly name: string };

const spec = String.raw`\.spec\.ts$`;
const npm = (...names: string[]) => `node_modules/(${names.join('|')})(/|$)`;

/**
 * The dependency rules of docs/architecture.md. Each has a planted violation of the same name, which must fire.
 * Specs may reach for test tools, so the purity rules leave them out; who may know whom holds for them too.
 */
export function rulesFor(contexts: readonly string[]): Rule[] {
  const context = `(${contexts.join('|')})`;
  const pure = npm(
    'zod',
    String.raw`big\.js`,
    '@types/big\\.js',
    'currency-codes',
    String.raw`dinero\.js`,
    '(@types/)?sanitize-html',
  );
  return [
    {
      name: 'kernel-imports-nothing',
      comment: 'The kernel is vocabulary: whatever it imported, everything would import.',
      from: { path: '^libs/kernel/', pathNot: spec },
      to: { pathNot: '^libs/kernel/' },
    },
    {
      name: 'events-are-pure',
      comment:
        'Stored facts outlive every other file of their context; zod states their shape and nothing more.',
      from: { path: '^libs/([^/]+)/events/', pathNot: spec },
      to: { pathNot: ['^libs/kernel/', '^libs/$1/events/', npm('zod')] },
    },
    {
      name: 'domain-is-pure',
      comment: 'A decision depends on its arguments only, so that it can be replayed, tested and mutated.',
      from: { path: '^libs/([^/]+)/domain/', pathNot: spec },
      to: { pathNot: ['^libs/kernel/', '^libs/$1/(events|domain)/', pure] },
    },
    {
      name: 'contexts-meet-at-events',
      comment: 'What a context decides and stores is its own; its events are what others may know.',
      from: { path: `^libs/${context}/` },
      to: { path: `^libs/${context}/`, pathNot: ['^libs/$1/', '^libs/[^/]+/events/'] },
    },
    {
      name: 'foreign-events-in-views-and-policies',
      comment: 'Only what reads or reacts may know that another context exists.',
      from: { path: `^libs/${context}/`, pathNot: '^libs/[^/]+/(views|policies)/' },
      to: { path: `^libs/${context}/events/`, pathNot: '^libs/$1/' },
    },
    {
      name: 'views-read-events-only',
      comment: 'A view that read another view, or the domain, could not be rebuilt alone.',
      from: { path: '^libs/([^/]+)/views/([^/]+)/', pathNot: spec },
      to: {
        path: '^libs/',
        pathNot: ['^libs/(kernel|readstore)/', '^libs/[^/]+/events/', '^libs/$1/views/$2/'],
      },
    },
    {
      name: 'surfaces-are-strangers',
      comment: 'A surface owns its wire; two that share code cannot change alone.',
      from: { path: '^apps/api/surfaces/([^/]+)/' },
      to: { path: '^apps/api/surfaces/[^/]+/', pathNot: '^apps/api/surfaces/$1/' },
    },
    {
      name: 'apps-use-front-doors',
      comment: 'Behind its index a context may move everything.',
      from: { path: '^apps/' },
      to: { path: `^libs/${context}/`, pathNot: '^libs/[^/]+/index\\.ts$' },
    },
    {
      name: 'libs-know-no-app',
      comment: 'The applications are put together from the libs, never the other way round.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'store-client-in-one-folder',
      comment: 'One folder owns the resubscribing, the retries and the error shapes of the client.',
      from: { path: '^', pathNot: ['^libs/eventstore/(client|embedded)/', '^test/contracts/'] },
      to: { path: npm('@eventstore/db-client') },
    },
    {
      name: 'embedded-takes-definitions-only',
      comment:
        'The server shares the wire definitions with the client, and nothing that could hide a fault from both.',
      from: { path: '^libs/eventstore/embedded/', pathNot: spec },
      to: { path: npm('@eventstore/db-client'), pathNot: '@eventstore/db-client/generated/' },
    },
    {
      name: 'orm-in-stores-and-views',
      comment: 'Who else held an entity manager could write what no event says.',
      from: { path: '^', pathNot: ['^libs/(readstore|vault)/', '^libs/[^/]+/views/'] },
      to: { path: npm('@mikro-orm') },
    },
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or miss a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that the checker cannot follow is one that no other rule sees.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'production-needs-no-test-tools',
      comment: 'The build leaves libs/testing out.',
      from: { path: '^(apps|libs)/.*\\.ts$', pathNot: [spec, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'production-needs-declared-packages',
      comment:
        'The image has no development packages, and what another package brought can vanish with its next update.',
      from: { path: '^(apps|libs)/.*\\.ts$', pathNot: [spec, '^libs/testing/'] },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ].map((rule) => ({ severity: 'error', ...rule }) as Rule);
}

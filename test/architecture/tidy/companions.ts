import { perFile, type TidyRule } from './tidy-rule';

const viewFolder = /^(libs\/[^/]+\/views\/[^/]+)\//;

export const intSpecPerView: TidyRule = {
  name: 'an int spec per view',
  concerns: (path) => viewFolder.test(path),
  findings: (files) => {
    const paths = [...files.keys()];
    const views = new Set(paths.flatMap((path) => viewFolder.exec(path)?.[1] ?? []));
    return [...views]
      .filter((view) => !paths.some((path) => path.startsWith(`${view}/`) && path.endsWith('.int.spec.ts')))
      .map((view) => `${view} has no int spec`);
  },
};

/** A spec in the same folder that imports the command; two commands that belong together may share one. */
export const unitSpecPerCommand = perFile(
  'a unit spec beside each command',
  (path) => /^libs\/[^/]+\/domain\/[^/]+(?<!\.spec)\.ts$/.test(path),
  (path, text, files) => {
    if (!/\bdefineCommand\b/.test(text)) return [];
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const imported = `'./${path.slice(folder.length).replace(/\.ts$/, '')}'`;
    const tested = [...files].some(
      ([spec, specText]) =>
        spec.startsWith(folder) && spec.endsWith('.unit.spec.ts') && specText.includes(imported),
    );
    return tested ? [] : ['defines a command and has no unit spec'];
  },
);

const surfaceFolder = /^(apps\/api\/surfaces\/[^/]+)\//;

export const e2eSpecPerSurface: TidyRule = {
  name: 'an e2e spec per surface, which sees every operation',
  concerns: (path) => surfaceFolder.test(path),
  findings: (files) => {
    const surfaces = new Set([...files.keys()].flatMap((path) => surfaceFolder.exec(path)?.[1] ?? []));
    return [...surfaces].flatMap((surface) => {
      const specs = [...files].filter(
        ([path]) => path.startsWith(`${surface}/`) && path.endsWith('.e2e.spec.ts'),
      );
      if (specs.length === 0) return [`${surface} has no e2e spec`];
      return specs.some(([, text]) => text.includes('unheld('))
        ? []
        : [`${surface} has no e2e spec that asks its contract what is unheld()`];
    });
  },
};

const documents = ['README.md', 'LICENSE', 'CHANGELOG.md', 'docs/architecture.md', 'docs/catalog.md'];

export const documentsAreThere: TidyRule = {
  name: 'the documents are there',
  concerns: (path) => documents.includes(path),
  findings: (files) =>
    documents
      .filter((path) => (files.get(path) ?? '').trim() === '')
      .map((path) => `${path} is missing or empty`),
};

export const contextsExplainThemselves: TidyRule = {
  name: 'a README per context',
  concerns: (path) => /^libs\/[^/]+\/events\//.test(path),
  findings: (files) => {
    const contexts = new Set(
      [...files.keys()].flatMap((path) => /^(libs\/[^/]+)\/events\//.exec(path)?.[1] ?? []),
    );
    return [...contexts]
      .filter((context) => !files.has(`${context}/README.md`))
      .map((context) => `${context} has no README.md`);
  },
};

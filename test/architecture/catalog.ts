import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyCommand, Numberings, RefusalKind } from '@almoner/kernel';
import type { Projection } from '@almoner/readstore';
import { contextsIn } from './tree';

/** What a context shows at its front door and in its goldens. */
export interface CatalogEntry {
  readonly context: string;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
  readonly events: readonly { readonly type: string; readonly meaning: string }[];
  readonly refusals: readonly { readonly code: string; readonly kind: string }[];
  readonly views: readonly {
    readonly view: string;
    readonly version: number;
    readonly tables: readonly string[];
  }[];
  readonly policies: readonly string[];
}

interface FrontDoor {
  readonly commands: readonly AnyCommand[];
  projections(numberings: Numberings): readonly Projection[];
}

export function catalogEntries(root: string): CatalogEntry[] {
  return contextsIn(root).map((context) => {
    const folder = join(root, 'libs', context);
    // oxlint-disable-next-line typescript/no-require-imports -- contexts are found by pattern, so no import can name them
    const door = require(join(folder, 'index.ts')) as FrontDoor & Record<string, unknown>;
    return {
      context,
      commands: door.commands.map(({ name, summary }) => ({ name, summary })),
      events: eventTypes(folder).map((type) => ({ type, meaning: meaningOf(type, folder) })),
      refusals: refusalsOf(door),
      views: door.projections({}).map(({ view, version, tables }) => ({
        view,
        version,
        tables: tables.map(({ name }) => name),
      })),
      policies: filesOf(join(folder, 'policies')).flatMap(
        (file) => /^(.*)\.policy\.ts$/.exec(file)?.[1] ?? [],
      ),
    };
  });
}

function filesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function eventTypes(folder: string): string[] {
  return filesOf(join(folder, 'events/golden')).map((file) => file.replace(/\.json$/, ''));
}

/** The doc line above the exported type of the event; each one that outlives a process has such a line. */
function meaningOf(type: string, folder: string): string {
  const sources = filesOf(join(folder, 'events'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, 'events', file), 'utf8'));
  const documented = /\/\*\* (.+?) \*\/\s*export type \w+ =\s*\w+<\s*(?:typeof \w+,\s*)?'([\w.-]+)'/g;
  const all = sources.flatMap((source) => Array.from(source.matchAll(documented)));
  return all.find(([, , documentedType]) => documentedType === type)?.[1] ?? '';
}

function refusalsOf(door: Readonly<Record<string, unknown>>): CatalogEntry['refusals'] {
  return Object.entries(door)
    .filter(([name]) => name.endsWith('Refusals'))
    .flatMap(([, kinds]) => Object.entries(kinds as Record<string, RefusalKind>))
    .map(([code, kind]) => ({ code, kind }));
}

/** docs/catalog.md: what can be asked of Almoner, what it records, refuses and shows. */
export function catalogText(entries: readonly CatalogEntry[]): string {
  const parts = entries.map(
    (entry) =>
      `## ${entry.context}\n` +
      table(
        ['Command', 'What it does'],
        sorted(entry.commands.map(({ name, summary }) => [code(name), summary])),
      ) +
      table(
        ['Event', 'What it says'],
        sorted(entry.events.map(({ type, meaning }) => [code(type), meaning])),
      ) +
      table(['Refusal', 'Kind'], sorted(entry.refusals.map((each) => [code(each.code), each.kind]))) +
      table(
        ['View', 'Version', 'Tables'],
        sorted(
          entry.views.map(({ view, version, tables }) => [
            code(view),
            String(version),
            tables.map(code).join(', '),
          ]),
        ),
      ) +
      table(['Policy'], sorted(entry.policies.map((policy) => [code(policy)]))),
  );
  return `# Catalogue\n\nGenerated from the contexts by \`npm run catalog\`; a spec fails where it differs from the code.\n\n${parts.join('\n')}`;
}

const code = (name: string) => `\`${name}\``;

const sorted = (rows: readonly (readonly string[])[]) =>
  rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : Number(a > b)));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return `\n${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

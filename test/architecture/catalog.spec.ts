import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { catalogEntries, catalogText } from './catalog';
import { contextsIn } from './tree';

const root = join(__dirname, '../..');
const file = join(root, 'docs/catalog.md');
const entries = catalogEntries(root);

test('the catalogue in docs is the one that the code has', () => {
  const text = catalogText(entries);
  if (process.env['ALMONER_CATALOG'] === 'write') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
});

test.each(contextsIn(root))('%s shows commands, events, refusals and views', (context) => {
  const entry = entries.find((each) => each.context === context);
  const { commands, events, refusals, views } = entry ?? {};
  expect([commands, events, refusals, views].map((part) => (part?.length ?? 0) > 0)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test('every event and every command says what it means', () => {
  const silent = entries.flatMap(({ commands, events }) => [
    ...commands.filter(({ summary }) => summary.trim() === '').map(({ name }) => name),
    ...events.filter(({ meaning }) => meaning === '').map(({ type }) => type),
  ]);
  expect(silent).toEqual([]);
});

test('the text has a table for each part, in the order of the names, and none for a part that is empty', () => {
  const text = catalogText([
    {
      context: 'gifts',
      commands: [
        { name: 'gifts.TakeGift', summary: 'Takes it | back.' },
        { name: 'gifts.GiveGift', summary: 'Gives.' },
      ],
      events: [{ type: 'gifts.GiftGiven', meaning: 'It was given.' }],
      refusals: [{ code: 'gifts.closed', kind: 'conflict' }],
      views: [{ view: 'gift-list', version: 2, tables: ['gift_list', 'gift_total'] }],
      policies: [],
    },
  ]);
  expect(text).toContain(
    '| `gifts.GiveGift` | Gives. |\n| `gifts.TakeGift` | Takes it \\| back. |\n\n| Event | What it says |',
  );
  expect(text).toContain('| `gift-list` | 2 | `gift_list`, `gift_total` |');
  expect(text).not.toContain('Policy');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { goldenProblems } from './goldens';

const declared = { 'doors.Opened': z.strictObject({ door: z.string() }) };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, golden: object) => writeFileSync(join(folder, file), JSON.stringify(golden));

test('all is well while each declared event reads as it was written', () => {
  write('doors.Opened.json', { type: 'doors.Opened', data: { door: 'front' } });
  expect(goldenProblems(folder, declared)).toEqual([]);
});

test('an event without a golden is noticed', () => {
  expect(goldenProblems(folder, declared)).toEqual(['doors.Opened has no golden file']);
});

test('an event that changed its shape is noticed', () => {
  write('doors.Opened.json', { type: 'doors.Opened', data: { door: 'front', by: 'Ann' } });
  expect(goldenProblems(folder, declared)).toEqual([expect.stringContaining('can no longer be read')]);
});

test('an event that nobody reads any more is noticed', () => {
  write('doors.Opened.json', { type: 'doors.Opened', data: { door: 'front' } });
  write('doors.Shut.json', { type: 'doors.Shut', data: {} });
  expect(goldenProblems(folder, declared)).toEqual(['doors.Shut was written once and can no longer be read']);
});

test('an event that reads as something else is noticed', () => {
  write('doors.Opened.json', { type: 'doors.Opened', data: { door: ' front' } });
  const trimming = { 'doors.Opened': z.strictObject({ door: z.string().trim() }) };
  expect(goldenProblems(folder, trimming)).toEqual(['doors.Opened reads as something else']);
});

test('a file under another name is noticed', () => {
  write('doors.Opened.json', { type: 'doors.Shut', data: {} });
  expect(goldenProblems(folder, declared)).toEqual(['doors.Opened.json holds doors.Shut']);
});

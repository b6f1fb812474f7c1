import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFilter } from './event-filter';
import { EventLog, type StreamPage } from './log';
import { LogFull } from './log-faults';
import type { ExpectedRevision, LogOutcome, ProposedEvent } from './log-request';
import { TOMBSTONE } from './stored-event';

let folder: string;
let log: EventLog;
let nowMs: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
  nowMs = 1_000_000;
  log = await EventLog.open(join(folder, 'log.sqlite'), { now: () => nowMs });
});

afterEach(() => {
  log.close();
  rmSync(folder, { recursive: true, force: true });
});

const event = (type = 'Gave', data = '{}'): ProposedEvent => ({
  id: randomBytes(16),
  type,
  isJson: true,
  data: Buffer.from(data),
  metadata: Buffer.alloc(0),
});

const append = (stream: string, expected: ExpectedRevision, ...events: ProposedEvent[]): LogOutcome =>
  log.append([{ kind: 'append', stream, expected, events }]).outcomes[0]!;

const remove = (kind: 'delete' | 'tombstone', stream: string, expected: ExpectedRevision): LogOutcome =>
  log.append([{ kind, stream, expected }]).outcomes[0]!;

const revisions = (page: StreamPage): number[] | string =>
  page.kind === 'events' ? page.events.map(({ revision }) => revision) : page.kind;

const read = (stream: string, from = 0, limit = 100): number[] | string =>
  revisions(log.readStream(stream, from, limit, 'forwards'));

const setMetadata = (stream: string, data: unknown): LogOutcome =>
  append(`$$${stream}`, 'any', event('$metadata', JSON.stringify(data)));

describe('what a writer expects', () => {
  beforeEach(() => append('s', 'any', event(), event()));

  test.each<[ExpectedRevision, string, LogOutcome['kind']]>([
    ['any', 's', 'done'],
    ['any', 'new', 'done'],
    ['no_stream', 's', 'wrong-revision'],
    ['no_stream', 'new', 'done'],
    ['stream_exists', 's', 'done'],
    ['stream_exists', 'new', 'wrong-revision'],
    [1n, 's', 'done'],
    [0n, 's', 'wrong-revision'],
    [2n, 's', 'wrong-revision'],
    [0n, 'new', 'wrong-revision'],
  ])('%s of stream %s: %s', (expected, stream, kind) => {
    expect(append(stream, expected, event()).kind).toBe(kind);
  });

  test('a wrong revision names the current one', () => {
    expect(append('s', 7n, event())).toEqual({ kind: 'wrong-revision', current: 1 });
    expect(append('new', 7n, event())).toEqual({ kind: 'wrong-revision', current: -1 });
  });

  test('a stream with metadata alone exists', () => {
    setMetadata('noted', { owner: 'me' });
    expect(append('noted', 'stream_exists', event()).kind).toBe('done');
  });

  test('requests of one group see each other', () => {
    const request = { kind: 'append', stream: 'g', expected: 'no_stream', events: [event()] } as const;
    const { outcomes } = log.append([request, { ...request, events: [event()] }]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'wrong-revision']);
  });

  test('an append of nothing writes nothing', () => {
    expect(append('s', 1n)).toEqual({ kind: 'done', revision: 1, position: undefined });
    expect(append('new', 'no_stream')).toEqual({ kind: 'done', revision: -1, position: undefined });
    expect(read('new')).toBe('not-found');
  });
});

describe('what is sent again', () => {
  const sent = [event(), event()];

  test.each<ExpectedRevision>(['no_stream', 'any', 'stream_exists'])(
    'with %s it returns its first place',
    (again) => {
      append('before', 'any', event());
      const first = append('s', 'no_stream', ...sent);
      append('s', 'any', event());
      expect(append('s', again, ...sent)).toEqual(first);
      expect(read('s')).toEqual([0, 1, 2]);
    },
  );

  test('with its exact revision too', () => {
    append('s', 'any', event());
    const first = append('s', 0n, ...sent);
    append('s', 'any', event());
    expect(append('s', 0n, ...sent)).toEqual(first);
  });

  test('only in part it is refused', () => {
    append('s', 'no_stream', ...sent);
    expect(append('s', 'no_stream', sent[0]!, event())).toEqual({ kind: 'wrong-revision', current: 1 });
    expect(append('s', 'any', sent[0]!, event())).toEqual({ kind: 'wrong-revision', current: 1 });
    expect(append('s', 'no_stream', ...sent, event())).toEqual({ kind: 'wrong-revision', current: 1 });
  });

  test('to another stream it is new', () => {
    append('s', 'no_stream', ...sent);
    expect(append('t', 'any', ...sent)).toMatchObject({ kind: 'done', revision: 1, position: 3 });
  });
});

describe('deleting', () => {
  test('hides a stream, which continues its revisions when it is written again', () => {
    append('s', 'any', event(), event());
    expect(remove('delete', 's', 1n)).toMatchObject({ kind: 'done', position: 2 });
    expect(read('s')).toBe('not-found');
    expect(append('s', 'stream_exists', event())).toEqual({ kind: 'stream-deleted' });
    expect(append('s', 'no_stream', event())).toMatchObject({ kind: 'done', revision: 2, position: 3 });
    expect(read('s')).toEqual([2]);
  });

  test('keeps the stream when another revision was expected', () => {
    append('s', 'any', event());
    expect(remove('delete', 's', 4n)).toEqual({ kind: 'wrong-revision', current: 0 });
    expect(read('s')).toEqual([0]);
  });

  test('what never existed is refused', () => {
    expect(remove('delete', 'never', 'any')).toEqual({ kind: 'wrong-revision', current: -1 });
  });

  test('a tombstone is the last word', () => {
    append('s', 'any', event());
    expect(remove('tombstone', 's', 'any')).toEqual({ kind: 'done', revision: TOMBSTONE, position: 1 });
    expect(read('s')).toBe('deleted');
    expect(append('s', 'any', event())).toEqual({ kind: 'stream-deleted' });
    expect(remove('delete', 's', 'any')).toEqual({ kind: 'stream-deleted' });
    expect(log.readAll(0, 10).map(({ type }) => type)).toEqual(['Gave', '$streamDeleted']);
  });

  test('a tombstone keeps a stream from ever beginning', () => {
    expect(remove('tombstone', 'never', 'no_stream').kind).toBe('done');
    expect(append('never', 'no_stream', event())).toEqual({ kind: 'stream-deleted' });
  });
});

describe('metadata', () => {
  beforeEach(() => append('s', 'any', event(), event(), event(), event()));

  test('$maxCount shows the last ones', () => {
    setMetadata('s', { $maxCount: 2 });
    expect(read('s')).toEqual([2, 3]);
    append('s', 'any', event());
    expect(read('s')).toEqual([3, 4]);
    expect(revisions(log.readStream('s', 4, 10, 'backwards'))).toEqual([4, 3]);
  });

  test('$tb hides what is before it', () => {
    setMetadata('s', { $tb: 3 });
    expect(read('s')).toEqual([3]);
  });

  test('$maxAge hides what is older', () => {
    setMetadata('s', { $maxAge: 10 });
    nowMs += 6_000;
    append('s', 'any', event());
    nowMs += 6_000;
    expect(read('s')).toEqual([4]);
  });

  test('the last word on metadata counts, and is remembered over a restart', async () => {
    setMetadata('s', { $maxCount: 1 });
    setMetadata('s', { $maxCount: 3 });
    expect(read('s')).toEqual([1, 2, 3]);
    expect(read('$$s')).toEqual([1]);
    log.close();
    log = await EventLog.open(join(folder, 'log.sqlite'));
    expect(read('s')).toEqual([1, 2, 3]);
  });
});

describe('reading', () => {
  beforeEach(() => {
    append('a-1', 'any', event('A'), event('B'));
    append('b-1', 'any', event('A'));
  });

  test('$all is dense, from 0, both ways', () => {
    expect(log.readAll(1, 10).map(({ position }) => position)).toEqual([1, 2]);
    expect(log.readAllBackwards(2, 10).map(({ position }) => position)).toEqual([1, 0]);
    expect(log.readAllBackwards(99, 1).map(({ position }) => position)).toEqual([2]);
    expect(log.readAll(3, 10)).toEqual([]);
  });

  test.each([
    [{ on: 'stream', prefixes: ['a-'], regex: undefined }, [0, 1]],
    [{ on: 'type', prefixes: ['A', 'C'], regex: undefined }, [0, 2]],
    [{ on: 'stream', prefixes: [], regex: '^b' }, [2]],
  ] as const)('%j finds %j', (filter, positions) => {
    const found = log.readMatching(0, 3, compileFilter(filter), 'forwards');
    expect(found.next).toBe(3);
    expect(found.events.map(({ position }) => position)).toEqual(positions);
  });

  test('a page of large events is cut before it fills the memory, and the next one goes on there', () => {
    for (let index = 0; index < 8; index += 1) append('large', 'any', event('Large', 'x'.repeat(1_000_000)));
    const page = log.readStream('large', 0, 8, 'forwards');
    expect(revisions(page)).toEqual([0, 1, 2, 3, 4]);
    expect(page).toMatchObject({ next: 5, end: false });
    expect(log.readAll(3, 8).map(({ position }) => position)).toEqual([3, 4, 5, 6, 7]);
    expect(log.readAllBackwards(11, 8).map(({ position }) => position)).toEqual([10, 9, 8, 7, 6]);
    const large = compileFilter({ on: 'type', prefixes: ['Large'], regex: undefined });
    expect(log.readMatching(0, 11, large, 'forwards').next).toBe(8);
    expect(log.readMatching(0, 11, large, 'backwards').next).toBe(6);
  });

  test('pages of a stream say where the next one starts, and which is the last', () => {
    expect(log.readStream('a-1', 0, 1, 'forwards')).toMatchObject({ next: 1, end: false });
    expect(log.readStream('a-1', 1, 1, 'forwards')).toMatchObject({ next: 2, end: true });
    expect(log.readStream('a-1', 99, 1, 'backwards')).toMatchObject({ next: 0, end: false });
  });
});

test('a full disk keeps nothing of the append and everything before it, and space brings it back', () => {
  append('s', 'any', event());
  log.limitSize(1);
  expect(() => append('s', 'any', event('Large', 'x'.repeat(100_000)))).toThrow(LogFull);
  expect(read('s')).toEqual([0]);
  log.limitSize(0);
  expect(append('s', 0n, event())).toMatchObject({ kind: 'done', revision: 1, position: 1 });
  log.verify();
});

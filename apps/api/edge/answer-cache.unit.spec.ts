import type { IncomingMessage, ServerResponse } from 'node:http';
import { AnswerCache } from './answer-cache';

const headers = { 'Content-Type': 'text/plain' };
const body = Buffer.from('kept');

/** One request through the cache: what was written, or `passed` when it went on. */
function ask(cache: AnswerCache, url = '/a', method = 'GET', host = 'one.example') {
  const request = { method, url, headers: { host } } as IncomingMessage;
  let written: unknown = 'passed';
  const response = { writeHead: () => undefined, end: (bytes: unknown) => (written = bytes) };
  cache.serve(request, response as unknown as ServerResponse, () => undefined);
  return { request, written };
}

test('given an answer that was kept, when nothing has happened since, then it is served again', () => {
  const cache = new AnswerCache(() => 7n);
  const first = ask(cache);
  expect(first.written).toBe('passed');
  cache.keep(first.request, headers, body);
  expect(ask(cache).written).toBe(body);
});

test('another URL, host or method is another question', () => {
  const cache = new AnswerCache(() => 7n);
  cache.keep(ask(cache).request, headers, body);
  expect(ask(cache, '/b').written).toBe('passed');
  expect(ask(cache, '/a', 'GET', 'two.example').written).toBe('passed');
  expect(ask(cache, '/a', 'HEAD').written).toBe('passed');
});

test('given an answer that was kept, when any event has moved the views, then it is made anew', () => {
  let position = 7n;
  const cache = new AnswerCache(() => position);
  cache.keep(ask(cache).request, headers, body);
  position = 8n;
  expect(ask(cache).written).toBe('passed');
});

test('an answer during which the views moved is not kept: it may hold parts of both states', () => {
  let position = 7n;
  const cache = new AnswerCache(() => position);
  const { request } = ask(cache);
  position = 8n;
  cache.keep(request, headers, body);
  expect(ask(cache).written).toBe('passed');
});

test('a process that does not know where its views stand keeps nothing', () => {
  const cache = new AnswerCache(() => undefined);
  cache.keep(ask(cache).request, headers, body);
  expect(ask(cache).written).toBe('passed');
});

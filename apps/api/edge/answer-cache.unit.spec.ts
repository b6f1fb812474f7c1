import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { AnswerCache, keepAnswer } from './answer-cache';

const headers = { 'Content-Type': 'text/plain' };
const body = Buffer.from('kept');

/** One request through the cache: what was written, or `passed` when it went on. */
function ask(cache: AnswerCache, url = '/a', method = 'GET', special: IncomingHttpHeaders = {}) {
  const request = { method, url, headers: { host: 'one.example', ...special } } as IncomingMessage;
  let written: unknown = 'passed';
  const response = {
    writeHead(status: number, sent: object) {
      if (status === 304) written = sent;
      return response;
    },
    end(bytes: unknown) {
      written = bytes ?? written;
    },
  };
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
  expect(ask(cache, '/a', 'GET', { host: 'two.example' }).written).toBe('passed');
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

describe('an answer with a validator', () => {
  const validated = { ETag: '"7"', 'Cache-Control': 'private' };
  const whole = { ...validated, 'Content-Type': 'text/plain', 'Content-Length': 4 };
  const again = { 'if-none-match': 'W/"7"' };

  test('is told unchanged to whoever has it, and whole to all others', () => {
    const cache = new AnswerCache(() => 7n);
    cache.keep(ask(cache).request, whole, body);
    expect(ask(cache, '/a', 'GET', again).written).toEqual(validated);
    expect(ask(cache, '/a', 'GET', { 'if-none-match': '"6"' }).written).toBe(body);
    expect(ask(cache).written).toBe(body);
  });

  test('can be kept without its body, which is made when somebody wants it', () => {
    const cache = new AnswerCache(() => 7n);
    cache.keep(ask(cache, '/a', 'GET', again).request, validated);
    expect(ask(cache, '/a', 'GET', again).written).toEqual(validated);
    const other = ask(cache);
    expect(other.written).toBe('passed');
    cache.keep(other.request, whole, body);
    expect(ask(cache).written).toBe(body);
  });
});

test('what was asked with a credential is never kept', () => {
  const cache = new AnswerCache(() => 7n);
  cache.keep(ask(cache, '/a', 'GET', { authorization: 'Basic eDp5' }).request, headers, body);
  expect(ask(cache).written).toBe('passed');
});

test('an answer is kept under the URL as it was sent, by the cache that its request came through', () => {
  const cache = new AnswerCache(() => 7n);
  const { request } = ask(cache, '/api_v4/a');
  request.url = '/de/api_v4/a.json';
  new AnswerCache(() => 7n).keep(request, headers, body);
  expect(ask(cache, '/api_v4/a').written).toBe('passed');
  keepAnswer(request, headers, body);
  expect(ask(cache, '/api_v4/a').written).toBe(body);
  expect(ask(cache, '/de/api_v4/a.json').written).toBe('passed');
  keepAnswer({} as IncomingMessage, headers, body);
});

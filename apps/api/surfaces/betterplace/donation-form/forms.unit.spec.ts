import { createHmac } from 'node:crypto';
import { FormTokens, lifeMs } from '../../../edge/page/form-tokens';
import { Markup, markup } from '../../../edge/page/markup';
import { isFromGateway } from './gateway-signature';
import { isUsable, plainEuros, queryOf, readCents, readOpening } from './opening';

describe('markup', () => {
  test('escapes whatever is no markup, in content and attributes', () => {
    const text = `<a href='x'>"&`;
    expect(markup`<p title="${text}">${text}</p>`.text).toBe(
      '<p title="&lt;a href=&#39;x&#39;&gt;&quot;&amp;">&lt;a href=&#39;x&#39;&gt;&quot;&amp;</p>',
    );
  });

  test('takes parts in, and leaves out what is not there', () => {
    const items = ['a', '<'].map((each) => markup`<li>${each}</li>`);
    expect(markup`<ul>${items}${null}${false}${0}</ul>${Markup.own('<hr>')}`.text).toBe(
      '<ul><li>a</li><li>&lt;</li>0</ul><hr>',
    );
  });
});

describe('how a form is opened', () => {
  test('is read from the address, and written back the same', () => {
    const query =
      '?client_id=ablass&donation_amount=15.50&donation_amount_readonly=true&donation_client_reference=wZo-2&earmark_id=76625';
    const opening = readOpening(Object.fromEntries(new URLSearchParams(query)));
    expect(opening).toEqual({
      clientId: 'ablass',
      presetCents: 1_550,
      locked: true,
      reference: 'wZo-2',
      need: 76_625,
    });
    expect(queryOf(opening)).toBe(query);
  });

  test('odd values count as missing', () => {
    const nothing = { clientId: '', presetCents: null, locked: false, reference: null, need: null };
    expect(readOpening({})).toEqual(nothing);
    expect(
      readOpening({
        client_id: ['a', 'b'],
        donation_amount: 'much',
        donation_amount_readonly: 'true',
        donation_client_reference: ' ',
        earmark_id: '-1',
      }),
    ).toEqual(nothing);
  });

  test.each([
    ['1', 100],
    ['12,5', 1_250],
    ['12.50 €', 1_250],
    ['100000', 10_000_000],
    ['100000.01', null],
    ['0.99', null],
    ['1.234', null],
    ['1e3', null],
    ['-5', null],
    ['', null],
  ])('%j is %s cents', (text, cents) => expect(readCents(text)).toBe(cents));

  test('euros are written as short as they are', () => {
    expect([600, 650, 1_599].map(plainEuros)).toEqual(['6', '6.50', '15.99']);
  });

  test('a reference is made of what stands in an address as it is', () => {
    expect([null, 'a-_.~Z9', 'x'.repeat(200)].every(isUsable)).toBe(true);
    expect(['a b', 'ä', 'a/b', 'x'.repeat(201)].some(isUsable)).toBe(false);
  });
});

describe('the token of a form', () => {
  let now = new Date('2015-09-03T12:00:00Z');
  const tokens = new FormTokens(Buffer.alloc(32, 1), () => now);
  const browser = tokens.browserOf(undefined);
  const cookies = `other=1; ${tokens.cookie(browser, true).split(';')[0]}`;
  beforeEach(() => (now = new Date('2015-09-03T12:00:00Z')));

  test('is good for its form and browser, for two hours', () => {
    const token = tokens.issue(browser, 'project 1114');
    now = new Date(now.getTime() + lifeMs);
    const sent = tokens.check(token, cookies, 'project 1114');
    expect(sent).toEqual({ outcome: 'valid', nonce: token.split('.')[1] });
    now = new Date(now.getTime() + 1);
    expect(tokens.check(token, cookies, 'project 1114')).toEqual({ outcome: 'stale' });
  });

  test('is good for nothing else', () => {
    const token = tokens.issue(browser, 'project 1114');
    const another = `almoner_form=${tokens.browserOf('')}`;
    expect(tokens.check(token, cookies, 'project 14')).toEqual({ outcome: 'stale' });
    expect(tokens.check(token, another, 'project 1114')).toEqual({ outcome: 'stale' });
    expect(tokens.check(token, 'almoner_form=short', 'project 1114')).toEqual({ outcome: 'no-cookie' });
    expect(tokens.check(token, undefined, 'project 1114')).toEqual({ outcome: 'no-cookie' });
    const later = `${(now.getTime() + 1).toString(36)}${token.slice(token.indexOf('.'))}`;
    expect(tokens.check(later, cookies, 'project 1114')).toEqual({ outcome: 'stale' });
    const stranger = new FormTokens(Buffer.alloc(32, 2), () => now);
    expect(stranger.check(token, cookies, 'project 1114')).toEqual({ outcome: 'stale' });
  });

  test('the browser keeps its cookie, out of the reach of scripts and other sites', () => {
    expect(tokens.browserOf(cookies)).toBe(browser);
    expect(tokens.cookie(browser, true)).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    expect(tokens.cookie(browser, false)).toMatch(/; HttpOnly; SameSite=Lax$/);
  });
});

describe('the signature of the gateway', () => {
  const body = Buffer.from('{"reference":"ALM"}');
  const now = new Date('2015-09-03T12:00:00Z');
  const seconds = now.getTime() / 1000;
  const signed = (time: number, key = 'secret') =>
    createHmac('sha256', key).update(`${time}.`).update(body).digest('hex');
  const judge = (header: string | undefined, key = 'secret') => isFromGateway(header, body, key, now);

  test('is of the time and the bytes', () => {
    expect(judge(`t=${seconds},v1=${signed(seconds)}`)).toBe(true);
    expect(judge(`t=${seconds}, v1=${signed(seconds, 'old')}, v1=${signed(seconds)}`)).toBe(true);
    expect(judge(`t=${seconds - 300},v1=${signed(seconds - 300)}`)).toBe(true);
    expect(judge(`t=${seconds + 300},v1=${signed(seconds + 300)}`)).toBe(true);
  });

  test('any other is none', () => {
    expect(judge(undefined)).toBe(false);
    expect(judge(`v1=${signed(seconds)}`)).toBe(false);
    expect(judge(`t=${seconds}`)).toBe(false);
    expect(judge(`t=${seconds},v1=${signed(seconds).slice(2)}`)).toBe(false);
    expect(judge(`t=${seconds},v1=zz`)).toBe(false);
    expect(judge(`t=${seconds + 1},v1=${signed(seconds)}`)).toBe(false);
    expect(judge(`t=${seconds},v1=${signed(seconds)}`, 'another')).toBe(false);
    expect(judge(`t=${seconds - 301},v1=${signed(seconds - 301)}`)).toBe(false);
    expect(judge(`t=${seconds + 301},v1=${signed(seconds + 301)}`)).toBe(false);
  });
});

import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { idOf } from '../../../../../libs/testing/records';
import { RunningApi } from '../../../../../test/running-api';
import { authorizePath, question } from '../../../../../test/sprocket/browser';
import { startChromium } from '../../../../../test/sprocket/chromium';
import { givenApplication, givenLogin, password } from '../../../../../test/sprocket/sign-in';

const email = 'ann@example.org';
/** Where to keep pictures of the pages for somebody to look at; none are made without it. */
const pictures = process.env['ALMONER_PICTURES'];
let api: RunningApi;
let application: Server;
let redirectUri: string;
let chromium: Browser;

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  application = createServer((_request, response) => response.end('<h1>Back at the application</h1>'));
  await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve));
  redirectUri = `http://127.0.0.1:${portOf(application)}/cb`;
  [api, chromium] = await Promise.all([RunningApi.start(), startChromium()]);
  await givenApplication(api, { redirectPrefixes: [redirectUri] });
  await givenLogin(api, { personId: idOf(701), email });
}, 60_000);
afterAll(async () => {
  await chromium?.close();
  await api?.stop();
  application.close();
});

async function pictured(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Found as a screen reader finds it: by its role and its name. */
async function found(page: Page, role: string, name: string): Promise<ElementHandle> {
  const element = await page.$(`::-p-aria([name="${name}"][role="${role}"])`);
  if (element === null) throw new Error(`the page has no ${role} ${name}`);
  return element;
}

async function press(page: Page, name: string): Promise<void> {
  const button = await found(page, 'button', name);
  await Promise.all([page.waitForNavigation(), button.click()]);
}

const textOf = (page: Page): Promise<string> => page.$eval('main', (main) => main.innerText);

test.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])(
  'a person logs in, reads who asks for what, allows it and is back, %s',
  async (_how, script) => {
    const context = await chromium.createBrowserContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.setJavaScriptEnabled(script);
    await page.setViewport({ width: 900, height: 900 });
    const asked = question({ redirect_uri: redirectUri, scope: 'profile fundraising.read donations.write' });
    await page.goto(`http://127.0.0.1:${portOf(api.server)}${authorizePath}${asked}`);
    expect(await page.title()).toBe('Sign in');
    await pictured(page, 'sign-in');

    await (await found(page, 'textbox', 'E-mail address')).type(email);
    await (await found(page, 'textbox', 'Password')).type('wrong password');
    await press(page, 'Sign in');
    expect(await textOf(page)).toContain('There is no login with this address and this password.');
    expect(await page.$eval('#email', (input) => input.value)).toBe(email);
    await pictured(page, 'sign-in-again');

    await (await found(page, 'textbox', 'Password')).type(password);
    await press(page, 'Sign in');
    expect(await page.title()).toBe('Allow Race day?');
    const told = await textOf(page);
    expect(told).toContain('Allow Race day to act for you?');
    expect(told).toContain('See who you are: your name, your e-mail address and your postal address');
    expect(told).toContain('Enter donations that you were given in cash or by check');
    expect(told).toContain(`127.0.0.1:${portOf(application)}`);
    await pictured(page, 'consent');
    await page.setViewport({ width: 360, height: 740 });
    await pictured(page, 'consent-small');
    expect(await page.$eval('html', ({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(360);

    await press(page, 'Allow');
    const back = new URL(page.url());
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    expect(back.searchParams.get('code')).toMatch(/^[\w-]{43}$/);
    expect(back.searchParams.get('state')).toBe('xyz');
    expect(back.searchParams.get('scope')).toBe('profile fundraising.read donations.write');
    expect(await page.$eval('h1', ({ innerText }) => innerText)).toBe('Back at the application');
    // A style or a form that the policy forbids would be told here.
    expect(complaints.filter((complaint) => complaint.includes('Content Security Policy'))).toEqual([]);
    await context.close();
  },
  60_000,
);

test('the page shows in no frame of another site', async () => {
  const page = await chromium.newPage();
  const asked = question({ redirect_uri: redirectUri }).replaceAll('&', '&amp;');
  const address = `http://127.0.0.1:${portOf(api.server)}${authorizePath}${asked}`;
  await page.goto(redirectUri);
  const frames = `<iframe src="${redirectUri}?other"></iframe><iframe src="${address}"></iframe>`;
  await page.setContent(frames, { waitUntil: 'load' });
  const [, other, ours] = page.frames();
  expect(await other?.$('h1')).not.toBeNull();
  expect(ours?.url()).toBe('chrome-error://chromewebdata/');
  await page.close();
});

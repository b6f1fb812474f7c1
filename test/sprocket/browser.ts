import type { Server } from 'node:http';
import request, { type Response } from 'supertest';
import { application, password } from './sign-in';

export const authorizePath = '/sprocket/auth/oauth2/authorize';

/** The question of the reference's sample; a value that is undefined is left out. */
export function question(special: Readonly<Record<string, string | undefined>> = {}): string {
  const asked = {
    response_type: 'code',
    client_id: application.publicId,
    redirect_uri: application.redirectPrefixes[0],
    state: 'xyz',
    ...special,
  };
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `?${new URLSearchParams(given).toString()}`;
}

/** An API in this process, or the origin of another one. */
interface Served {
  readonly server: Server | string;
}

/** A browser without JavaScript: it keeps cookies and sends the forms that it was shown. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly api: Served) {}

  async open(query: string): Promise<Response> {
    return this.kept(
      await request(this.api.server).get(`${authorizePath}${query}`).set('Cookie', this.cookie()),
    );
  }

  /** Presses a button of the form on a page. */
  async press(
    page: Response,
    step: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const token = /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const action = (/action="([^"]+)"/.exec(page.text)?.[1] ?? '').replaceAll('&amp;', '&');
    return this.send(action, { token, ...fields, step });
  }

  async send(query: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const sent = request(this.api.server).post(`${authorizePath}${query}`).set('Cookie', this.cookie());
    return this.kept(await sent.type('form').send(fields));
  }

  /** Signs in on the page that a question leads to, and comes back to the page that asks. */
  async signIn(query: string, email: string, words = password): Promise<Response> {
    const sent = await this.press(await this.open(query), 'sign-in', { email, password: words });
    expect(sent.status).toBe(303);
    return this.open(sent.headers['location'] ?? '');
  }

  clear(...names: readonly string[]): void {
    for (const name of names) this.cookies.delete(name);
  }

  private cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private kept(page: Response): Response {
    for (const set of [page.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return page;
  }
}

/** What a person's consent sent the browser back with. */
export async function codeFor(
  api: Served,
  email: string,
  special: Readonly<Record<string, string | undefined>> = {},
): Promise<URL> {
  const browser = new Browser(api);
  const asked = await browser.signIn(question(special), email);
  const back = await browser.press(asked, 'grant');
  expect(back.status).toBe(302);
  return new URL(back.headers['location'] ?? '');
}

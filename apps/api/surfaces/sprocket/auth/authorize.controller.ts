import { Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { Applications, type OpenLogin, type OauthScope, Organisers } from '@almoner/identity';
import type { Request, Response } from 'express';
import { FormTokens } from '../../../edge/page/form-tokens';
import type { Markup } from '../../../edge/page/markup';
import { pageHeaders, sendPage } from '../../../edge/page/page';
import { type Ask, type Reading, publicIdIn, queryOf, readAsk, redirectUriIn } from './asking';
import { presentConsent, presentSignIn } from './authorize-page';
import { Consent, denied } from './consent';
import { type Form, readForm } from './form';
import { pageFailures } from './page-failure';
import { PageFailureFilter } from './page-failure.filter';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';

/** What stands above the form that is shown again. */
interface Again {
  readonly status: 200 | 422 | 429;
  readonly notice: string | null;
  readonly email?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const once: Again = { status: 200, notice: null };
const stale: Again = { status: 422, notice: 'The page was open for too long. Please try again.' };
const noCookie: Again = { status: 422, notice: 'Please allow cookies for this page, and try again.' };

/** Where a person signs in, reads who asks for what, and decides. The browser comes from the application and goes back to it. */
@Controller('sprocket/auth/oauth2')
@UseFilters(PageFailureFilter)
export class AuthorizeController {
  constructor(
    private readonly applications: Applications,
    private readonly organisers: Organisers,
    private readonly sessions: Sessions,
    private readonly signIn: SignIn,
    private readonly consent: Consent,
    private readonly formTokens: FormTokens,
  ) {}

  @Get('authorize')
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const reading = await this.read(request);
    if (reading.outcome === 'astray') return redirect(response, reading.to);
    await this.ask(reading.ask, await this.sessions.of(request), once, request, response);
  }

  @Post('authorize')
  async take(@Req() request: Request, @Res() response: Response): Promise<void> {
    const reading = await this.read(request);
    const form = await readForm(request, response);
    if (form === undefined) throw pageFailures.unreadable();
    if (reading.outcome === 'astray') return redirect(response, reading.to);
    const { ask } = reading;
    const login = await this.sessions.of(request);
    const sent = this.formTokens.check(form.get('token') ?? '', request.headers.cookie, formOf(ask, login));
    if (sent.outcome !== 'valid') {
      return this.ask(ask, login, sent.outcome === 'stale' ? stale : noCookie, request, response);
    }
    switch (form.get('step')) {
      case 'sign-in':
        return this.takePassword(ask, form, request, response);
      case 'sign-out':
        return redirect(response, queryOf(ask), { 'Set-Cookie': await this.sessions.close(request) }, 303);
      case 'grant':
      case 'deny':
        return this.decide(ask, login, form.get('step') === 'grant', request, response);
      default:
        throw pageFailures.unreadable();
    }
  }

  private async takePassword(ask: Ask, form: Form, request: Request, response: Response): Promise<void> {
    const email = form.get('email') ?? '';
    const place = request.ip ?? '';
    const signedIn = await this.signIn.with(email, form.get('password') ?? '', place);
    switch (signedIn.outcome) {
      case 'right': {
        const cookie = await this.sessions.open(signedIn.personId, request);
        return redirect(response, queryOf(ask), { 'Set-Cookie': cookie }, 303);
      }
      case 'wrong': {
        const notice = 'There is no login with this address and this password.';
        return this.ask(ask, undefined, { status: 422, notice, email }, request, response);
      }
      case 'limited': {
        const minutes = Math.ceil(signedIn.seconds / 60);
        const notice = `Too many wrong passwords. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
        const headers = { 'Retry-After': String(signedIn.seconds) };
        return this.ask(ask, undefined, { status: 429, notice, email, headers }, request, response);
      }
      default:
        return signedIn satisfies never;
    }
  }

  private async decide(
    ask: Ask,
    login: OpenLogin | undefined,
    granted: boolean,
    request: Request,
    response: Response,
  ): Promise<void> {
    if (login === undefined) return this.ask(ask, login, stale, request, response);
    const scopes = await this.grantable(ask, login);
    if (!granted || scopes.length === 0) return redirect(response, denied(ask));
    redirect(response, await this.consent.give(ask, login.personId, scopes));
  }

  /** `admin` is only for those who administer a campaign; the rest is asked for without it. */
  private async grantable({ scopes }: Ask, { personId }: OpenLogin): Promise<readonly OauthScope[]> {
    if (!scopes.includes('admin') || (await this.organisers.administersAny(personId))) return scopes;
    return scopes.filter((scope) => scope !== 'admin');
  }

  /** @throws PageFailure 400 where nobody can tell who asks, or where the answer may go */
  private async read({ query }: Request): Promise<Reading> {
    const application = await this.applications.byPublicId(publicIdIn(query));
    if (application === undefined) throw pageFailures.unknownApplication();
    const redirectUri = redirectUriIn(query, application);
    if (redirectUri === undefined) throw pageFailures.badRedirect();
    return readAsk(query, application, redirectUri);
  }

  private async ask(
    ask: Ask,
    login: OpenLogin | undefined,
    again: Again,
    request: Request,
    response: Response,
  ): Promise<void> {
    const browser = this.formTokens.browserOf(request.headers.cookie);
    const token = this.formTokens.issue(browser, formOf(ask, login));
    const shown = { ask, query: queryOf(ask), token, notice: again.notice };
    const cookie = this.formTokens.cookie(browser, request.secure);
    const send = (title: string, content: Markup): void => {
      const troubled = again.notice === null ? title : `Please have another look: ${title}`;
      const page = { language: 'en', title: troubled, content } as const;
      const leadsTo = [new URL(ask.redirectUri).origin];
      sendPage(response, again.status, { ...page, leadsTo }, { ...again.headers, 'Set-Cookie': cookie });
    };
    if (login === undefined) return send('Sign in', presentSignIn(shown, again.email ?? ''));
    const scopes = await this.grantable(ask, login);
    if (scopes.length === 0) return redirect(response, denied(ask));
    send(`Allow ${ask.application.name}?`, presentConsent(shown, login.email, scopes));
  }
}

/** What a form is signed for: this question, to this person. */
const formOf = (ask: Ask, login: OpenLogin | undefined): string =>
  `authorize ${login?.personId ?? 'nobody'} ${queryOf(ask)}`;

function redirect(
  response: Response,
  to: string,
  headers: Readonly<Record<string, string>> = {},
  status: 302 | 303 = 302,
): void {
  // The page that follows learns nothing of the address that led there: it holds the state.
  const always = { ...pageHeaders, 'Referrer-Policy': 'no-referrer', Pragma: 'no-cache' };
  response.writeHead(status, { ...always, ...headers, Location: to, 'Content-Length': 0 }).end();
}

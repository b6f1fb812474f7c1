import { Injectable } from '@nestjs/common';
import { ClientDonations, PendingDonations, announceDonation } from '@almoner/donations';
import { Commands, type Outcome } from '@almoner/eventstore/commands';
import type { ClientItem } from '@almoner/identity';
import { ReadStore } from '@almoner/readstore';
import type { Response } from 'express';
import { FormTokens } from '../../../edge/page/form-tokens';
import { sendPage } from '../../../edge/page/page';
import { Failure, refusals } from '../failure';
import { Known } from '../known';
import { surfaceName } from '../surface-name';
import { presentForm, presentNotice } from './form-page';
import { Onward } from './onward';
import { isUsable, plainEuros, queryOf, readCents } from './opening';
import type { Target } from './receivers';
import { type Problems, type Written, blank, problemsOf, readWritten } from './sent-form';
import { texts } from './texts';
import { type Visit, donationIdOf, formOf } from './visit';

/** What is shown again where a form was not taken. */
interface Again {
  readonly status: 200 | 422;
  readonly written: Written;
  readonly problems?: Problems;
  readonly notice?: string;
}

/** The donation form of partner sites: opened, sent, and what is said in between. */
@Injectable()
export class DonationForm {
  constructor(
    private readonly known: Known,
    private readonly tokens: FormTokens,
    private readonly onward: Onward,
    private readonly commands: Commands,
    private readonly views: ReadStore,
    private readonly pending: PendingDonations,
    private readonly throughClients: ClientDonations,
  ) {}

  /** @throws Failure 404 for a client that there is not, that left, or that has no form */
  async clientOf({ opening }: Visit): Promise<ClientItem> {
    if (!/^[a-z0-9][a-z0-9_-]{0,99}$/.test(opening.clientId)) throw new Failure(404);
    const client = await this.known.client(opening.clientId);
    if (!client.donationForm) throw new Failure(404);
    return client;
  }

  async show(visit: Visit, client: ClientItem, target: Target, response: Response): Promise<void> {
    const { opening, language } = visit;
    const told = texts[language];
    if (!target.open) return this.refuse(visit, client, target, told.closed, 200, response);
    if (await this.isUsed(client, opening.reference)) {
      return this.refuse(visit, client, target, told.usedReference, 200, response);
    }
    const preset = opening.presetCents === null ? '' : plainEuros(opening.presetCents);
    const written = blank(opening, language === 'de' ? preset.replace('.', ',') : preset);
    this.ask(visit, client, target, { status: 200, written }, response);
  }

  async take(
    visit: Visit,
    client: ClientItem,
    target: Target,
    body: unknown,
    response: Response,
  ): Promise<void> {
    const { language, opening, cookies } = visit;
    const told = texts[language];
    if (!target.open) return this.refuse(visit, client, target, told.closed, 422, response);
    if (!isUsable(opening.reference)) {
      return this.refuse(visit, client, target, told.usedReference, 422, response);
    }
    const written = readWritten(body);
    const again = (more: { problems?: Problems; notice?: string }) =>
      this.ask(visit, client, target, { status: 422, written, ...more }, response);
    const sent = this.tokens.check(tokenIn(body), cookies, formOf(target, visit));
    const problems = problemsOf(written, opening);
    if (sent.outcome !== 'valid') {
      return again({ problems, notice: sent.outcome === 'stale' ? told.stale : told.noCookie });
    }
    const cents = readCents(written.donation_amount);
    if (cents === null || Object.keys(problems).length > 0) return again({ problems });

    const donationId = donationIdOf(client, opening.reference, sent.nonce);
    const gift = giftOf(written, cents, visit, client);
    const outcome = await this.commands.execute(
      announceDonation,
      { donationId, ...target.gift, ...gift },
      { actor: client.clientId, surface: surfaceName },
    );
    if (outcome.ok) {
      if (outcome.position !== undefined) await this.views.waitFor(outcome.position);
      const announced = await this.pending.byId(donationId);
      if (announced === undefined) throw new Failure(503);
      return this.onward.lead(visit, client, target, announced, response);
    }
    switch (outcome.code) {
      case 'donations.id-taken':
        if (opening.reference === null) return again({ notice: told.sentAlready });
        return this.refuse(visit, client, target, told.usedReference, 422, response);
      case 'donations.reference-taken':
        return this.refuse(visit, client, target, told.usedReference, 422, response);
      case 'donations.campaign-closed':
      case 'donations.event-closed':
        return this.refuse(visit, client, target, told.closed, 422, response);
      default:
        throw failureOf(outcome);
    }
  }

  /** Whether a gift has the reference, its money still awaited or not. */
  private async isUsed(client: ClientItem, reference: string | null): Promise<boolean> {
    if (reference === null) return false;
    if (!isUsable(reference)) return true;
    const { clientId } = client;
    const [announced, holder] = await Promise.all([
      this.pending.byId(donationIdOf(client, reference, '')),
      this.throughClients.referenceHolder(clientId, reference),
    ]);
    return announced !== undefined || holder !== undefined;
  }

  private ask(visit: Visit, client: ClientItem, target: Target, again: Again, response: Response): void {
    const { language, opening, cookies, secure } = visit;
    const browser = this.tokens.browserOf(cookies);
    const content = presentForm({
      language,
      receiver: target.receiver,
      client: client.name,
      query: queryOf(opening),
      token: this.tokens.issue(browser, formOf(target, visit)),
      locked: opening.locked,
      written: again.written,
      problems: again.problems ?? {},
      notice: again.notice ?? null,
      next: this.onward.next,
    });
    const title = titleOf(target, visit, again.status === 422);
    const page = { language, title, content, leadsTo: this.onward.originsFor(client) };
    sendPage(response, again.status, page, { 'Set-Cookie': this.tokens.cookie(browser, secure) });
  }

  /** A page that says why, and cannot be sent. */
  private refuse(
    visit: Visit,
    client: ClientItem,
    target: Target,
    notice: string,
    status: 200 | 422,
    response: Response,
  ): void {
    const { language } = visit;
    const content = presentNotice(target.receiver, client.name, notice, language);
    sendPage(response, status, { language, title: titleOf(target, visit, true), content });
  }
}

/** Whoever hears the page first hears that something is wrong. */
function titleOf({ receiver }: Target, { language }: Visit, troubled: boolean): string {
  const told = texts[language];
  const title = told.donateFor(receiver.title);
  return troubled ? `${told.problem}: ${title}` : title;
}

const tokenIn = (body: unknown): string => {
  const { token } = body as { readonly token?: unknown };
  return typeof token === 'string' ? token : '';
};

const giftOf = (written: Written, cents: number, { language, opening }: Visit, { clientId }: ClientItem) => ({
  amountMinor: cents,
  currency: 'EUR',
  name: `${written.first_name} ${written.last_name}`,
  message: written.message || null,
  anonymous: written.anonymous,
  hideAmount: written.hide_amount,
  contact: {
    firstName: written.first_name,
    lastName: written.last_name,
    email: written.email,
    shared: written.share_contact,
  },
  clientId,
  clientReference: opening.reference,
  language,
});

/** A page says less than the API: what no donor can mend is a request that could not be read. */
function failureOf({ kind }: Extract<Outcome, { readonly ok: false }>): Failure {
  const status = refusals[kind];
  return new Failure(status === 404 || status === 503 ? status : 400);
}

import type { Language } from '@almoner/kernel';
import { type Markup, markup } from '../../../edge/page/markup';
import { euros, texts } from './texts';

export interface ThanksPage {
  readonly language: Language;
  readonly receiver: string;
  readonly client: string;
  readonly cents: number;
  /** The account to transfer to, and what to write on the transfer; null where nothing is transferred. */
  readonly transfer: { readonly account: string; readonly reference: string } | null;
  /** The client's callback; null where it has none. */
  readonly onward: string | null;
}

export function presentThanks(page: ThanksPage): Markup {
  const { language, client, transfer, onward } = page;
  const told = texts[language];
  const sum = euros(page.cents, language);
  return markup`<p class="through">${told.through(client)}</p>
<h1>${told.thanks}</h1>
<p>${told.announced(sum, page.receiver)}</p>
${transfer === null ? markup`<p class="soft">${told.next.none}</p>` : presentTransfer(transfer, sum, language)}
${onward !== null && markup`<a class="onward" href="${onward}">${told.back(client)}</a>`}`;
}

function presentTransfer(
  { account, reference }: NonNullable<ThanksPage['transfer']>,
  sum: string,
  language: Language,
): Markup {
  const told = texts[language];
  return markup`<h2>${told.transfer}</h2>
<dl>
<dt>${told.sum}</dt><dd>${sum}</dd>
<dt>${told.account}</dt><dd>${account}</dd>
<dt>${told.purpose}</dt><dd>${spaced(reference)}</dd>
</dl>
<p class="soft">${told.purposeHint}</p>`;
}

/** In groups, as people copy it. */
const spaced = (reference: string): string => reference.replace(/^(.{3})(.{4})(.{4})/, '$1 $2 $3 ');

import type { Language } from '@almoner/kernel';
import { type Content, type Markup, markup } from '../../../edge/page/markup';
import type { Field, Problems, Written } from './sent-form';
import { euros, texts } from './texts';

/** What a form is about, as far as the page shows it. */
export interface Receiver {
  readonly title: string;
  /** Who carries or runs it, and where. */
  readonly by: string | null;
  readonly donatedCents: number | bigint;
  /** In percent of the goal; null without a goal. */
  readonly progress: number | null;
  /** The need that the gift is meant for. */
  readonly need: string | null;
}

export interface FormPage {
  readonly language: Language;
  readonly receiver: Receiver;
  readonly client: string;
  readonly query: string;
  readonly token: string;
  readonly locked: boolean;
  readonly written: Written;
  readonly problems: Problems;
  /** What is wrong with the form as a whole. */
  readonly notice: string | null;
  readonly next: 'page' | 'bank' | 'none';
}

const fieldOrder = ['donation_amount', 'first_name', 'last_name', 'email', 'message'] as const;

function presentHeading(receiver: Receiver, client: string, language: Language): Markup {
  const { title, by, donatedCents, progress, need } = receiver;
  const told = texts[language];
  const raised = progress === null ? null : told.raised(euros(donatedCents, language), progress);
  return markup`<header>
<p class="through">${told.through(client)}</p>
<h1>${told.donateFor(title)}</h1>
${by !== null && markup`<p class="soft">${by}</p>`}
${need !== null && markup`<p><strong>${told.forNeed(need)}</strong></p>`}
${
  raised !== null &&
  markup`<progress max="100" value="${Math.min(progress ?? 0, 100)}" aria-label="${raised}"></progress>
<p class="soft">${raised}</p>`
}
</header>`;
}

/** What cannot be sent says why, and has no form. */
export function presentNotice(
  receiver: Receiver,
  client: string,
  notice: string,
  language: Language,
): Markup {
  return markup`${presentHeading(receiver, client, language)}
<div class="notice" role="alert"><p>${notice}</p></div>`;
}

export function presentForm(page: FormPage): Markup {
  const { language, written } = page;
  const told = texts[language];
  const locked = page.locked && markup` readonly`;
  const input = (name: Field, attributes: Markup) =>
    markup`<input${attributes} value="${written[name]}"${described(page, name)}>`;
  const amount = input('donation_amount', markup` inputmode="decimal" autocomplete="off" required${locked}`);
  const first = input('first_name', markup` autocomplete="given-name" required maxlength="100"`);
  const last = input('last_name', markup` autocomplete="family-name" required maxlength="99"`);
  const email = input('email', markup` type="email" autocomplete="email" required maxlength="320"`);
  // The first line break after the tag is none of the text.
  const message = markup`<textarea maxlength="5000"${described(page, 'message')}>
${written.message}</textarea>`;
  return markup`${presentHeading(page.receiver, page.client, language)}
${presentProblems(page)}
<form method="post" action="${page.query}">
<input type="hidden" name="token" value="${page.token}">
${field(page, 'donation_amount', markup`<div class="sum">${amount}<span aria-hidden="true">€</span></div>`)}
<fieldset>
<legend>${told.yourself}</legend>
<div class="pair">
${field(page, 'first_name', first)}
${field(page, 'last_name', last)}
</div>
${field(page, 'email', email)}
${field(page, 'message', message)}
</fieldset>
<fieldset>
<legend>${told.wishes}</legend>
${choice('anonymous', told.anonymous, written.anonymous)}
${choice('hide_amount', told.hideAmount, written.hide_amount)}
${choice('share_contact', told.shareContact(page.client), written.share_contact)}
</fieldset>
<button>${told.submit}</button>
<p class="soft">${told.next[page.next]}</p>
</form>`;
}

/** A list of what is wrong stands first and leads to each field. */
function presentProblems({ language, problems, notice }: FormPage): Content {
  const told = texts[language];
  const wrong = fieldOrder.flatMap((name) => {
    const problem = problems[name];
    if (problem === undefined) return [];
    return [markup`<li><a href="#${name}">${told.fields[name].label}: ${told[problem]}</a></li>`];
  });
  if (notice === null && wrong.length === 0) return null;
  return markup`<div class="notice" role="alert">
${notice === null ? markup`<h2>${told.problem}</h2>` : markup`<p>${notice}</p>`}
${wrong.length > 0 && markup`<ul>${wrong}</ul>`}
</div>`;
}

/** A label, a hint and what is wrong, above the control that names them. */
function field({ language, problems }: FormPage, name: Field, control: Markup): Markup {
  const { label, hint } = texts[language].fields[name];
  const problem = problems[name];
  return markup`<div class="field">
<label for="${name}">${label}</label>
${hint !== '' && markup`<span class="hint" id="${name}-hint">${hint}</span>`}
${problem !== undefined && markup`<span class="wrong" id="${name}-problem">${texts[language][problem]}</span>`}
${control}
</div>`;
}

function described({ language, problems }: FormPage, name: Field): Markup {
  const wrong = problems[name] !== undefined;
  const hinted = texts[language].fields[name].hint !== '';
  const by = [hinted && `${name}-hint`, wrong && `${name}-problem`].filter((id) => id !== false).join(' ');
  return markup` id="${name}" name="${name}"${by !== '' && markup` aria-describedby="${by}"`}${
    wrong && markup` aria-invalid="true"`
  }`;
}

const choice = (name: string, label: string, on: boolean): Markup => markup`<div class="choice">
<input type="checkbox" id="${name}" name="${name}" value="1"${on && markup` checked`}><label for="${name}">${label}</label>
</div>`;

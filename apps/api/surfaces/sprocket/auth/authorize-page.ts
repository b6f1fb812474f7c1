import type { OauthScope } from '@almoner/identity';
import { type Content, type Markup, markup } from '../../../edge/page/markup';
import type { Ask } from './asking';

/** What each scope means to the person who is asked. */
const meanings: Readonly<Record<OauthScope, string>> = {
  profile: 'See who you are: your name, your e-mail address and your postal address',
  'fundraising.read': 'See your fundraising pages, your team and your goals',
  'fundraising.write': 'Change your profile, your pages, your team and your posts',
  'donations.read': 'See the donations to your page or your team, with the names of the donors',
  'donations.write': 'Enter donations that you were given in cash or by check',
  admin:
    'See and change everything of the campaigns that you administer, donors and their addresses included',
};

interface Shown {
  readonly ask: Ask;
  /** The address that the forms are sent to. */
  readonly query: string;
  readonly token: string;
  /** What went wrong with the form that was just sent. */
  readonly notice: string | null;
}

/** Asks for an address and a password. */
export function presentSignIn(shown: Shown, email: string): Markup {
  const { ask, query, token, notice } = shown;
  const invalid = notice !== null && markup` aria-invalid="true" aria-describedby="notice"`;
  return markup`<header>
<h1>Sign in</h1>
<p>Sign in to decide what <strong>${ask.application.name}</strong> may do for you.</p>
</header>
${presentNotice(notice)}
<form method="post" action="${query}">
<input type="hidden" name="token" value="${token}">
<div class="field">
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="320" value="${email}"${invalid}>
</div>
<div class="field">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"${invalid}>
</div>
<button name="step" value="sign-in">Sign in</button>
</form>
<p class="soft">Your password stays here: ${ask.application.name} never learns it.</p>`;
}

/** Says who asks for what, in whose name, and where the answer goes. */
export function presentConsent(shown: Shown, email: string, scopes: readonly OauthScope[]): Markup {
  const { ask, query, token, notice } = shown;
  const { name } = ask.application;
  const hidden = markup`<input type="hidden" name="token" value="${token}">`;
  const withheld = scopes.length < ask.scopes.length;
  return markup`<header>
<h1>Allow ${name} to act for you?</h1>
<div class="soft">You are signed in as ${email}.
<form class="inline" method="post" action="${query}">${hidden}<button class="link" name="step" value="sign-out">Not you?</button></form></div>
</header>
${presentNotice(notice)}
<h2>${name} asks to:</h2>
<ul class="asks">
${scopes.map((scope) => markup`<li>${meanings[scope]}</li>`)}
</ul>
${
  withheld &&
  markup`<p class="soft">It also asks for what only those who administer a campaign can allow. You do not, so it will not get that.</p>`
}
<p>Whatever you choose, you go back to <strong>${new URL(ask.redirectUri).host}</strong> next.</p>
<form method="post" action="${query}">
${hidden}
<button name="step" value="grant">Allow</button>
<button class="second" name="step" value="deny">Do not allow</button>
</form>
<p class="soft">You can take this back at any time: tell us, and ${name} can no longer act for you.</p>`;
}

const presentNotice = (notice: string | null): Content =>
  notice !== null && markup`<div class="notice" role="alert" id="notice"><p>${notice}</p></div>`;

/** A page that says what is wrong, and leads nowhere: whoever sent the browser here may not be trusted. */
export const presentFailure = (title: string, words: string): Markup => markup`<h1>${title}</h1>
<p>${words}</p>`;

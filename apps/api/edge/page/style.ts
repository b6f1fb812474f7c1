import { createHash } from 'node:crypto';

/** The pages load nothing from anywhere: no fonts, no pictures, no scripts. */
export const style = `
:root { color-scheme: light dark; --ink: #1d2b2a; --soft: #5b6b69; --paper: #fff; --ground: #eef3f1; --line: #c5d1ce;
  --brand: #0b6e5f; --brand-ink: #fff; --wrong: #b3261e; --wrong-ground: #fdecea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8efed; --soft: #a5b5b2; --paper: #1a2423; --ground: #101716;
  --line: #3a4a48; --brand: #4fc3ae; --brand-ink: #06201b; --wrong: #ff8a80; --wrong-ground: #3a1b19; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 36rem; margin: 2.5rem auto; padding: 2.25rem 2.5rem 2.5rem; background: var(--paper);
  border-radius: 1rem; box-shadow: 0 1px 3px rgb(0 0 0 / .12), 0 12px 40px rgb(0 0 0 / .08); }
@media (max-width: 40rem) { main { margin: 0; border-radius: 0; padding: 1.5rem 1.25rem 2rem; min-height: 100vh; } }
h1 { margin: .1rem 0 .4rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em; }
h2, legend { margin: 0; padding: 0; font-size: 1.0625rem; font-weight: 650; }
p { margin: 0 0 .6rem; }
.through { color: var(--brand); font-weight: 600; font-size: .9375rem; margin: 0; }
.soft, .hint { color: var(--soft); font-size: .9375rem; }
.hint { display: block; margin: 0 0 .35rem; }
progress { width: 100%; height: .5rem; accent-color: var(--brand); margin: .5rem 0 0; }
form { margin: 1.5rem 0 0; }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0 0; padding: 1.25rem 0 0; min-width: 0; }
legend { float: left; width: 100%; margin-bottom: .75rem; }
legend + * { clear: both; }
.field { margin: 0 0 1rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; align-items: end; }
@media (max-width: 30rem) { .pair { grid-template-columns: 1fr; } }
label { font-weight: 600; display: block; margin-bottom: .2rem; }
input:not([type=checkbox]), textarea { width: 100%; padding: .65rem .8rem; font: inherit; color: inherit;
  background: var(--paper); border: 1.5px solid var(--line); border-radius: .55rem; }
textarea { min-height: 6rem; resize: vertical; }
input:read-only { background: var(--ground); }
.sum { position: relative; }
.sum input { font-size: 1.75rem; font-weight: 650; padding-right: 3rem; font-variant-numeric: tabular-nums; }
.sum span { position: absolute; right: 1rem; top: 50%; transform: translateY(-50%); font-size: 1.5rem; color: var(--soft); }
.choice { display: flex; gap: .65rem; align-items: flex-start; margin: 0 0 .6rem; }
.choice input { flex: none; width: 1.15rem; height: 1.15rem; margin: .2rem 0 0; accent-color: var(--brand); }
.choice label { font-weight: 400; margin: 0; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
button, .onward { display: block; width: 100%; margin: 1.5rem 0 .75rem; padding: .9rem 1rem; border: 0; border-radius: .6rem;
  background: var(--brand); color: var(--brand-ink); font: inherit; font-weight: 650; font-size: 1.125rem; text-align: center;
  text-decoration: none; cursor: pointer; }
button.second { background: none; color: inherit; border: 1.5px solid var(--line); margin: 0 0 1rem; font-weight: 600; }
button.link { display: inline; width: auto; margin: 0; padding: 0; background: none; color: var(--brand); font-size: inherit;
  font-weight: 600; text-decoration: underline; }
header + h2 { margin-top: 1.25rem; }
.notice p:last-child { margin: 0; }
ul.asks { list-style: none; margin: 1rem 0; padding: .4rem 1.2rem; background: var(--ground); border-radius: .6rem; }
ul.asks li { padding: .6rem 0; border-top: 1px solid var(--line); }
ul.asks li:first-child { border: 0; }
form.inline { display: inline; margin: 0; }
.wrong { color: var(--wrong); font-weight: 600; display: block; margin: 0 0 .35rem; }
[aria-invalid=true] { border-color: var(--wrong) !important; }
.notice { background: var(--wrong-ground); border-left: 4px solid var(--wrong); border-radius: .4rem; padding: .9rem 1.1rem;
  margin: 1.25rem 0 0; }
.notice ul { margin: .4rem 0 0; padding-left: 1.2rem; }
.notice a { color: inherit; }
dl { margin: 1rem 0; padding: 1rem 1.2rem; background: var(--ground); border-radius: .6rem; }
dt { color: var(--soft); font-size: .9375rem; }
dd { margin: 0 0 .7rem; font-weight: 650; font-size: 1.125rem; white-space: pre-line; overflow-wrap: anywhere; }
dd:last-child { margin: 0; }
`;

const hash = createHash('sha256').update(style).digest('base64');

/**
 * What a page may do: show this style, and send its form to us and to where the answer leads on. Browsers hold the whole way
 * of a form against the list, redirects included.
 */
export const policyOf = (origins: readonly string[]): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    `form-action ${["'self'", ...origins].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

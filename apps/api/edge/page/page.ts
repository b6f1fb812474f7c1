import type { Language } from '@almoner/kernel';
import type { Response } from 'express';
import { Markup, markup } from './markup';
import { policyOf, style } from './style';

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly content: Markup;
  /** Origins beside ours to which its form may lead. */
  readonly leadsTo?: readonly string[];
}

/** On redirects too. A page that was left tells the next one nothing of its address. */
export const pageHeaders = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
} as const;

/** Sends a page that nobody keeps, frames, or adds to. */
export function sendPage(
  response: Response,
  status: number,
  page: Page,
  more: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(documentOf(page).text);
  response.writeHead(status, {
    ...pageHeaders,
    'Content-Security-Policy': policyOf(page.leadsTo ?? []),
    ...more,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': page.language,
    'Content-Length': body.length,
  });
  response.end(body);
}

/** To the letter: escaping it, or a blank beside it, would change its hash. */
const ownStyle = Markup.own(style);

const documentOf = ({ language, title, content }: Page): Markup => markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${ownStyle}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;

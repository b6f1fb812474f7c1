/** HTML that is safe to send: `markup` makes it, and escapes whatever is not markup already. */
export class Markup {
  private constructor(readonly text: string) {}

  /** What this program holds to the letter, a style; never what came from outside. */
  static own(text: string): Markup {
    return new Markup(text);
  }

  static of(strings: TemplateStringsArray, values: readonly Content[]): Markup {
    return new Markup(
      strings.reduce((text, string, index) => text + written(values[index - 1] ?? null) + string),
    );
  }
}

/** Null and false write nothing, so that a part can be left out where it stands. */
export type Content = Markup | string | number | null | false | readonly Content[];

/** Text goes into element content and double-quoted attributes; nothing else is ever filled in. */
export const markup = (strings: TemplateStringsArray, ...values: readonly Content[]): Markup =>
  Markup.of(strings, values);

function written(content: Content): string {
  if (content === null || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(written).join('');
  return escaped(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

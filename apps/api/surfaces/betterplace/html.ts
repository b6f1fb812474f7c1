import { LRUCache } from 'lru-cache';
import sanitize from 'sanitize-html';

const inline = ['a', 'b', 'br', 'em', 'i', 'li', 'ol', 'p', 'strong', 'ul'];
const rich = [...inline, 'div', 'iframe', 'img'];

/** Players whose frames may stand in a description; any other frame is dropped. */
const videoHosts = ['www.youtube.com', 'www.youtube-nocookie.com', 'player.vimeo.com'];

const options: sanitize.IOptions = {
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    iframe: ['src', 'width', 'height', 'allowfullscreen'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'], iframe: ['https'] },
  allowProtocolRelative: false,
  allowedIframeHostnames: videoHosts,
  exclusiveFilter: ({ tag, attribs }) => tag === 'iframe' && attribs['src'] === undefined,
};

const keptCharactersMax = 8_000_000;
const cleaned = new LRUCache<string, string>({
  maxSize: keptCharactersMax,
  sizeCalculation: (html, key) => html.length + key.length,
});

/** Descriptions and bodies: the documented tags, pictures and videos included. */
export const richHtml = (text: string): string => clean(text, 'rich', rich);

/** Words of a visitor: the documented tags without pictures and frames. */
export const plainHtml = (text: string): string => clean(text, 'plain', inline);

/** Names are sent entity-encoded; real clients decode them, and some put them into a page as they are. */
export function encodedName(name: string): string {
  return name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The same texts are shown again and again, and cleaning them costs more than all the rest of an answer. */
function clean(text: string, kind: string, allowedTags: string[]): string {
  const key = `${kind} ${text}`;
  const known = cleaned.get(key);
  if (known !== undefined) return known;
  // The library writes empty elements the XHTML way. Every other `>` of its output is escaped.
  const tidy = sanitize(text, { ...options, allowedTags }).replaceAll(' />', '>');
  // Between two blocks a line break means nothing; without any it is the only break there is. None is inside a tag.
  const html = /<(p|br|div|li|ul|ol)\b/.test(tidy) ? tidy : tidy.replace(/(?:\r\n?|\n)(?![^<>]*>)/g, '<br>');
  cleaned.set(key, html);
  return html;
}

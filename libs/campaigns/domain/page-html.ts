import sanitize from 'sanitize-html';

const options: sanitize.IOptions = {
  allowedTags: [...sanitize.defaults.allowedTags, 'img'],
  allowedAttributes: { a: ['href'], img: ['src', 'alt', 'width', 'height'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowProtocolRelative: false,
};

/** What visitors of a page may be shown of HTML that anybody wrote: words, lists, tables, links and pictures, and nothing that runs. */
export const cleanHtml = (html: string): string => sanitize(html, options);

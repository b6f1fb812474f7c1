import { encodedName } from '../html';
import { type PictureSource, presentPicture } from './picture';
import { type Urls, link } from './wire';

/** A person as the public may see them. Only somebody with an account has a number and a page. */
export interface PersonSource {
  /** As they are shown; null once they were forgotten. */
  readonly name: string | null;
  readonly account: { readonly number: number; readonly slug: string } | null;
  readonly picture: PictureSource | null;
}

export function presentPerson({ name, account, picture }: PersonSource, urls: Urls) {
  return {
    name: name === null ? null : encodedName(name),
    picture: presentPicture(picture, 'user', urls),
    links:
      account === null
        ? []
        : [
            link('platform', urls.platform(`/users/${account.slug}`)),
            link('contact_data', urls.api(`/users/${account.number}/contact_data`)),
          ],
  };
}

/** `E. Muster`: who manages something is named, but not in full. */
export function shortenedName(firstName: string | null, lastName: string | null): string | null {
  const [initial] = firstName?.trim() ?? '';
  const short = [initial === undefined ? '' : `${initial.toUpperCase()}.`, lastName?.trim() ?? '']
    .join(' ')
    .trim();
  return short === '' ? null : short;
}

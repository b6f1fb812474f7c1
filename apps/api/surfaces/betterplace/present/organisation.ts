import { encodedName } from '../html';
import { presentInstant } from './instant';
import { type PersonSource, presentPerson } from './person';
import { type PictureSource, presentPicture } from './picture';
import { type PlaceSource, presentPlace } from './place';
import { type Urls, link } from './wire';

export interface OrganisationSource extends PlaceSource {
  readonly number: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly taxDeductible: boolean;
  readonly contact: PersonSource;
  readonly picture: PictureSource | null;
  readonly website: string | null;
}

/** Its description is plain text and keeps its line breaks, as the seed revision has it. */
export function presentOrganisation(organisation: OrganisationSource, urls: Urls) {
  const path = `/organisations/${organisation.number}`;
  return {
    id: organisation.number,
    created_at: presentInstant(organisation.createdAt),
    updated_at: presentInstant(organisation.updatedAt),
    ...presentPlace(organisation, urls.language),
    slug: organisation.slug,
    name: encodedName(organisation.name),
    description: organisation.description,
    tax_deductible: organisation.taxDeductible,
    contact: presentPerson(organisation.contact, urls),
    picture: presentPicture(organisation.picture, 'organisation', urls),
    links: [
      link('self', urls.api(path)),
      link('platform', urls.platform(`/organisations/${organisation.slug}`)),
      link('projects', urls.api(`${path}/projects`)),
      ...(organisation.website === null ? [] : [link('website', organisation.website)]),
    ],
  };
}

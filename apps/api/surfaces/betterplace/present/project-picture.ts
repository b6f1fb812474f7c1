import { presentInstant } from './instant';
import { type Urls, link } from './wire';

export interface ProjectPictureSource {
  readonly number: number;
  readonly projectNumber: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly caption: string | null;
  /** Null where the file is missing. */
  readonly url: string | null;
}

export function presentProjectPicture(picture: ProjectPictureSource, urls: Urls) {
  const project = `/projects/${picture.projectNumber}`;
  return {
    id: picture.number,
    created_at: presentInstant(picture.createdAt),
    updated_at: presentInstant(picture.updatedAt),
    description: picture.caption,
    links: [
      link('image', picture.url ?? ''),
      link('self', urls.api(`${project}/pictures/${picture.number}`)),
      link('parent', urls.api(project)),
    ],
  };
}

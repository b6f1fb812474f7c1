import { type Open, inLanguage } from '@almoner/kernel';
import type { FundraisingEventProfile } from '../../events';

type Profile = FundraisingEventProfile;

/** The columns of a story that a whole profile fills. */
export const storyOf = ({ slug, profilePicture, ...told }: Profile, open: Open) => ({
  slug,
  profilePicture,
  ...titled(told.title),
  ...described(told.description),
  ...managed(told.manager, open),
});

/** The columns that the told parts fill; what was not told stays. */
export const retold = (
  { title, description, manager, slug, profilePicture }: Partial<Profile>,
  open: Open,
) => ({
  slug,
  profilePicture,
  ...(title && titled(title)),
  ...(description && described(description)),
  ...(manager && managed(manager, open)),
});

function titled(title: Profile['title']) {
  const [titleDe, titleEn] = [inLanguage(title, 'de'), inLanguage(title, 'en')];
  return { titleDe, titleEn, titleWords: `${titleDe} ${titleEn}` };
}

function described(description: Profile['description']) {
  const [descriptionDe, descriptionEn] = [inLanguage(description, 'de'), inLanguage(description, 'en')];
  // Nobody who searches means the markup.
  const descriptionWords = `${descriptionDe} ${descriptionEn}`.replace(/<[^>]*>/g, ' ');
  return { descriptionDe, descriptionEn, descriptionWords };
}

function managed(manager: Profile['manager'], open: Open) {
  const [first, last] = [open(manager.firstName), open(manager.lastName)];
  const managerWords = first === null ? null : `${first} ${last}`;
  return { managerId: manager.personId, managerFirstName: first, managerLastName: last, managerWords };
}

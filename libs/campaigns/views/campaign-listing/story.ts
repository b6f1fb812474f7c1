import { type Open, type Texts, countryName, inLanguage, languages } from '@almoner/kernel';
import type { CampaignDetails } from '../../events';

/** The columns of a story that the told parts fill; what was not told stays. */
export function storyOf(told: Partial<CampaignDetails>, open: Open) {
  const { title, description, summary, location, manager, categories, organisationId, profilePicture } = told;
  return {
    ...(title && titled(title)),
    ...(description && described(description)),
    ...(summary !== undefined && {
      summaryDe: summary && inLanguage(summary, 'de'),
      summaryEn: summary && inLanguage(summary, 'en'),
    }),
    ...(location !== undefined && placed(location)),
    ...(manager !== undefined && managed(manager, open)),
    ...(categories && { categories: JSON.stringify(categories) }),
    ...(organisationId !== undefined && { organisationId }),
    ...(profilePicture !== undefined && { profilePicture }),
  };
}

/** A word that nobody translated reads alike in both languages. */
export const untranslated = (text: string): Texts => ({ original: 'en', en: text });

export const titled = (title: Texts) => {
  const [titleDe, titleEn] = both(title);
  return { titleDe, titleEn, titleWords: `${titleDe} ${titleEn}` };
};

export const described = (description: Texts) => {
  const [descriptionDe, descriptionEn] = both(description);
  return {
    descriptionDe,
    descriptionEn,
    descriptionWords: `${shown(descriptionDe)} ${shown(descriptionEn)}`,
  };
};

function placed(location: CampaignDetails['location']) {
  return {
    street: location?.street ?? null,
    zip: location?.zip ?? null,
    city: location?.city ?? null,
    countryCode: location?.countryCode ?? null,
    latitude: location ? String(location.latitude) : null,
    longitude: location ? String(location.longitude) : null,
    latitudeMicrodegrees: location ? microdegrees(location.latitude) : null,
    longitudeMicrodegrees: location ? microdegrees(location.longitude) : null,
    placeWords: location ? [location.city ?? '', ...countryNames(location.countryCode)].join(' ') : null,
  };
}

function managed(manager: CampaignDetails['manager'], open: Open) {
  const [first, last] = [open(manager?.firstName), open(manager?.lastName)];
  return {
    managerId: manager?.personId ?? null,
    managerFirstName: first,
    managerLastName: last,
    managerWords: first === null ? null : `${first} ${last}`,
  };
}

const both = (texts: Texts) => [inLanguage(texts, 'de'), inLanguage(texts, 'en')] as const;

/** As the geography has them; adding zero turns a negative zero into the one that databases know. */
const microdegrees = (degrees: number): number => Math.round(degrees * 1_000_000) + 0;

const countryNames = (code: string | null): readonly string[] =>
  code === null ? [] : languages.map((language) => countryName(code, language));

/** Nobody who searches means the markup. */
const shown = (html: string) => html.replace(/<[^>]*>/g, ' ');

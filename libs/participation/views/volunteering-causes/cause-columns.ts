import { type Open, type Texts, countryName, inLanguage, languages } from '@almoner/kernel';
import type { VolunteeringOffer } from '../../events';

type Parts = Partial<VolunteeringOffer>;

/** The columns of a whole offer. */
export const whole = (offer: VolunteeringOffer, open: Open) => ({
  ...titled(offer.title),
  ...described(offer.description),
  ...placed(offer.location),
  ...reached(offer.contact, open),
  ...pictured(offer.picture),
  organisationId: offer.organisationId,
  vacancies: offer.vacancies,
  topics: JSON.stringify(offer.topics),
  activities: JSON.stringify(offer.activities),
  pictureCaption: offer.pictureCaption,
  begins: offer.begins,
  ends: offer.ends,
  imported: offer.imported && JSON.stringify(offer.imported),
});

/** The columns of the parts that are there. */
export function columns(parts: Parts, open: Open) {
  const { title, description, location, contact, picture, topics, activities, imported, ...plain } = parts;
  return {
    ...plain,
    ...(title && titled(title)),
    ...(description && described(description)),
    ...(location && placed(location)),
    ...(contact !== undefined && reached(contact, open)),
    ...(picture !== undefined && pictured(picture)),
    ...(topics && { topics: JSON.stringify(topics) }),
    ...(activities && { activities: JSON.stringify(activities) }),
    ...(imported !== undefined && { imported: imported && JSON.stringify(imported) }),
  };
}

const both = (texts: Texts): string => `${inLanguage(texts, 'de')} ${inLanguage(texts, 'en')}`;

const titled = (title: Texts) => ({
  titleDe: inLanguage(title, 'de'),
  titleEn: inLanguage(title, 'en'),
  titleWords: both(title),
});

const described = (description: Texts) => ({
  descriptionDe: inLanguage(description, 'de'),
  descriptionEn: inLanguage(description, 'en'),
  // Markup is no word that anybody looks for.
  descriptionWords: both(description).replace(/<[^>]*>/g, ' '),
});

const placed = ({ latitude, longitude, ...address }: VolunteeringOffer['location']) => ({
  ...address,
  latitude: String(latitude),
  longitude: String(longitude),
  latitudeMicrodegrees: microdegrees(latitude),
  longitudeMicrodegrees: microdegrees(longitude),
  placeWords: [address.street, address.zip, address.city, ...countryNames(address.countryCode)]
    .filter((line) => line !== null)
    .join(' '),
});

function reached(contact: VolunteeringOffer['contact'], open: Open) {
  const name = open(contact?.name);
  return {
    contactName: name,
    contactPhone: open(contact?.phone),
    contactEmail: open(contact?.email),
    contactPicture: open(contact?.picture),
    contactWords: name,
  };
}

const pictured = (picture: string | null) => ({ picture, hasImage: picture !== null });

const countryNames = (code: string | null): readonly string[] =>
  code === null ? [] : languages.map((language) => countryName(code, language));

/** As the geography has them; adding zero turns a negative zero into the one that databases know. */
const microdegrees = (degrees: number): number => Math.round(degrees * 1_000_000) + 0;

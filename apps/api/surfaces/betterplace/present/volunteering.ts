import { encodedName, richHtml } from '../html';
import { presentInstant, presentMoment } from './instant';
import { type PictureSource, presentPicture } from './picture';
import { type PlaceSource, presentPlace } from './place';
import { countryName } from './country';
import { type Urls, link } from './wire';

/** The organisation behind an offer; its address is flat and never null. */
export interface OfferCarrierSource extends PlaceSource {
  readonly name: string;
  readonly logoUrl: string | null;
}

/** Where an imported offer came from. */
export interface ImportSource {
  /** As other systems know it: `aktion_mensch`. */
  readonly from: string;
  readonly kind: string;
  readonly id: string;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly importedAt: number;
}

export interface VolunteeringSource extends PlaceSource {
  readonly number: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly title: string;
  readonly slug: string;
  readonly description: string;
  readonly carrier: OfferCarrierSource | null;
  readonly vacancies: number;
  readonly picture: PictureSource | null;
  readonly pictureCaption: string | null;
  readonly contact: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly picture: PictureSource | null;
  };
  /** In the language of the request. */
  readonly topics: readonly string[];
  readonly activities: readonly string[] | null;
  readonly imported: ImportSource | null;
}

export function presentVolunteering(offer: VolunteeringSource, urls: Urls) {
  const { number, contact, imported } = offer;
  return {
    id: number,
    created_at: presentInstant(offer.createdAt),
    updated_at: presentInstant(offer.updatedAt),
    ...presentPlace(offer, urls.language),
    title: offer.title,
    description: richHtml(offer.description),
    carrier: offer.carrier === null ? null : presentCarrier(offer.carrier, urls),
    vacancies: offer.vacancies,
    // Announced to go away, and yet a client of the time reads its pictures.
    image: { description: offer.pictureCaption, links: presentPicture(offer.picture, 'offer', urls).links },
    contact: {
      name: contact.name === null ? null : encodedName(contact.name),
      phone: contact.phone,
      email: contact.email,
      // An imported offer brings no portrait along.
      picture:
        contact.picture === null && imported !== null ? null : presentPicture(contact.picture, 'user', urls),
      links: [],
    },
    topics: offer.topics,
    activities: offer.activities,
    imported_from: imported?.from ?? null,
    import_information: imported === null ? null : presentImport(imported),
    profile_picture: presentPicture(offer.picture, 'title', urls),
    links: [
      link('self', urls.api(`/volunteering/${number}`)),
      link('platform', urls.platform(`/volunteering/${number}-${offer.slug}`)),
    ],
  };
}

const presentCarrier = (carrier: OfferCarrierSource, urls: Urls) => ({
  latitude: carrier.latitude,
  longitude: carrier.longitude,
  name: encodedName(carrier.name),
  street: carrier.street ?? '',
  city: carrier.city ?? '',
  zip: carrier.zip ?? '',
  country: countryName(carrier.countryCode, urls.language) ?? '',
  links: [link('logo', carrier.logoUrl ?? '')],
});

const presentImport = (imported: ImportSource) => ({
  created_at: presentMoment(imported.createdAt),
  updated_at: presentMoment(imported.updatedAt),
  import_type: imported.kind,
  import_id: imported.id,
  imported_at: presentInstant(imported.importedAt),
  links: [],
});

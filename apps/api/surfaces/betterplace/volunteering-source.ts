import type { Language } from '@almoner/kernel';
import type { VolunteeringCauseItem } from '@almoner/participation';
import { slugOf } from './present/slug';
import type { VolunteeringSource } from './present/volunteering';
import { activityWords, topicWords } from './present/volunteering-words';

/** A cause is this API's volunteering offer. */
export function offerOf(cause: VolunteeringCauseItem, language: Language): VolunteeringSource {
  const { carrier, contact, picture } = cause;
  return {
    ...cause,
    slug: slugOf(cause.title),
    carrier: carrier === null ? null : { ...carrier, logoUrl: carrier.logo },
    picture: uploaded(picture),
    contact: { ...contact, picture: uploaded(contact.picture) },
    topics: cause.topics.map((topic) => topicWords(topic, language)),
    activities: cause.activities.map((activity) => activityWords(activity, language)),
  };
}

const uploaded = (original: string | null) => (original === null ? null : { original });

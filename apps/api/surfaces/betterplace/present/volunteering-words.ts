import type { Language } from '@almoner/kernel';
import type { VolunteeringActivity, VolunteeringTopic } from '@almoner/participation';

type Words = Readonly<Record<Language, string>>;

const topics: Readonly<Record<VolunteeringTopic, Words>> = {
  'animals-environment': { de: 'Tierschutz & Umwelt', en: 'Animal & environment protection' },
  'children-youth': { de: 'Kinder & Jugendliche', en: 'Children & youth' },
  'culture-sports': { de: 'Kultur, Freizeit & Sport', en: 'Culture & sports' },
  'development-cooperation': { de: 'Entwicklungszusammenarbeit', en: 'Development cooperation' },
  disability: { de: 'Menschen mit Behinderung', en: 'Disabled' },
  education: { de: 'Bildung', en: 'Education' },
  elderly: { de: 'Senioren', en: 'Elderly people' },
  health: { de: 'Kranke', en: 'Health' },
  'human-rights': { de: 'Menschenrechte', en: 'Human rights' },
  migration: { de: 'Flüchtlinge & Migranten', en: 'Immigrants' },
  neighbourhood: { de: 'Nachbarschaft', en: 'Local help' },
  'social-disadvantage': { de: 'Sozial Benachteiligte', en: 'Socially deprived' },
};

const activities: Readonly<Record<VolunteeringActivity, Words>> = {
  // The reference has no German for this one.
  chores: { de: 'doing the chores', en: 'doing the chores' },
  'consulting-coaching': { de: 'beraten/coachen', en: 'consulting/coaching' },
  'crafting-gardening': { de: 'werken/gärtnern', en: 'crafting/gardening' },
  'group-care': { de: 'Gruppen betreuen', en: 'group care' },
  'nursing-parenting': { de: 'pflegen/betreuen', en: 'nursing/parenting' },
  'office-work': { de: 'Büroarbeit', en: 'office work' },
  'organising-managing': { de: 'organisieren/planen', en: 'organising/managing' },
  'painting-designing': { de: 'malen/gestalten', en: 'painting/designing' },
  sports: { de: 'Sport machen', en: 'doing sports' },
  'tutoring-reading': { de: 'Nachhilfe/vorlesen', en: 'tutoring/reading' },
  'visiting-accompanying': { de: 'besuchen/begleiten', en: 'visiting/accompanying' },
  'writing-translating': { de: 'schreiben/übersetzen', en: 'writing/translating' },
};

/** What an offer is about, in the reference's own words. */
export const topicWords = (topic: VolunteeringTopic, language: Language): string => topics[topic][language];

/** What volunteers do there. */
export const activityWords = (activity: VolunteeringActivity, language: Language): string =>
  activities[activity][language];

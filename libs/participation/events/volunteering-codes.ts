/** What a volunteering cause is about. Codes are stored, so they never change; surfaces translate them. */
export const volunteeringTopics = [
  'animals-environment',
  'children-youth',
  'culture-sports',
  'development-cooperation',
  'disability',
  'education',
  'elderly',
  'health',
  'human-rights',
  'migration',
  'neighbourhood',
  'social-disadvantage',
] as const;
export type VolunteeringTopic = (typeof volunteeringTopics)[number];

/** What volunteers do there. */
export const volunteeringActivities = [
  'chores',
  'consulting-coaching',
  'crafting-gardening',
  'group-care',
  'nursing-parenting',
  'office-work',
  'organising-managing',
  'painting-designing',
  'sports',
  'tutoring-reading',
  'visiting-accompanying',
  'writing-translating',
] as const;
export type VolunteeringActivity = (typeof volunteeringActivities)[number];

import { type ListDescription, type Sort, anyValue, yesNo } from './list-grammar';

const searchOrders = [
  'score',
  'rank',
  'id',
  'progress_percentage',
  'tax_deductible',
  'created_at',
  'updated_at',
  'last_donation_at',
  'completed',
] as const;

const searchDefault: readonly Sort<(typeof searchOrders)[number]>[] = [
  { key: 'completed', direction: 'asc' },
  { key: 'score', direction: 'desc' },
  { key: 'rank', direction: 'desc' },
  { key: 'last_donation_at', direction: 'desc' },
];

/** Projects: all, of an organisation, of a client, of a client's tag. `prohibit_donations` filters the field `donations_prohibited`. */
const projects = {
  facets: { tax_deductible: yesNo, completed: yesNo, closed: yesNo, prohibit_donations: yesNo },
  orders: searchOrders,
  defaultOrder: searchDefault,
} as const satisfies ListDescription;

/** Fundraising events: all, and of a client. */
const fundraisingEvents = {
  facets: { tax_deductible: yesNo, prohibit_donations: yesNo, completed: yesNo, closed: yesNo },
  orders: searchOrders,
  defaultOrder: searchDefault,
} as const satisfies ListDescription;

/** Opinions: on a project, on an event, on what a client may see. Oldest first in the seed revision. */
const opinions = {
  facets: {
    score: { positive: 'positive', negative: 'negative' },
    has_message: yesNo,
    has_donation: yesNo,
  },
  // Later revisions order by the amount too, and the widget of live streams does.
  orders: ['created_at', 'id', 'score', 'amount_in_cents'],
  defaultOrder: [{ key: 'created_at', direction: 'asc' }],
} as const satisfies ListDescription;

const volunteering = {
  facets: {},
  orders: ['has_image', 'carrier_has_image', 'created_at', 'content_updated_at'],
  defaultOrder: [
    { key: 'has_image', direction: 'desc' },
    { key: 'carrier_has_image', direction: 'desc' },
    { key: 'created_at', direction: 'desc' },
  ],
} as const satisfies ListDescription;

const needs = {
  facets: { completed: yesNo },
  orders: ['created_at', 'position'],
  defaultOrder: [{ key: 'position', direction: 'asc' }],
} as const satisfies ListDescription;

const matchingFunds = {
  facets: { state: { activated: 'activated', closed: 'closed' } },
  orders: [],
  defaultOrder: [],
} as const satisfies ListDescription;

const clientDonations = {
  facets: { client_reference: anyValue },
  orders: ['created_at'],
  defaultOrder: [{ key: 'created_at', direction: 'asc' }],
} as const satisfies ListDescription;

/** The tags of one project; a client's own tags are always alphabetical. `slug` is the tag's name. */
const projectTags = {
  facets: {},
  orders: ['slug', 'projects_count'],
  defaultOrder: [{ key: 'slug', direction: 'asc' }],
} as const satisfies ListDescription;

/** Every list of this API that can be filtered or ordered, in one place; all others take pages only. */
export const lists = {
  projects,
  fundraisingEvents,
  opinions,
  volunteering,
  needs,
  matchingFunds,
  clientDonations,
  projectTags,
};

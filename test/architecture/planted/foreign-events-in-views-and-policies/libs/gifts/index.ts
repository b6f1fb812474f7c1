export type { CauseOpened } from '../causes/events/cause-events';

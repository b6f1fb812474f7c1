import type { CauseOpened } from '../../../causes/events/cause-events';

export const on = (event: CauseOpened) => event.type;

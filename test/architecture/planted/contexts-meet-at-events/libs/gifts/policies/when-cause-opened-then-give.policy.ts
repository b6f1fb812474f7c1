import { openCauses } from '../../causes';
import type { CauseOpened } from '../../causes/events/cause-events';

export const decide = (event: CauseOpened) => (event.type === 'causes.CauseOpened' ? openCauses : 0);

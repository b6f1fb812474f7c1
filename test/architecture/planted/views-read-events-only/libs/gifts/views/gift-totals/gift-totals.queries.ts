import type { GiftGiven } from '../../events/gift-events';
import { giftList } from '../gift-list/gift-list.table';

export const total = (event: GiftGiven) => `${event.type} ${giftList}`;

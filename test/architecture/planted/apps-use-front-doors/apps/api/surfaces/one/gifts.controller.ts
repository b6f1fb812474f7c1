import { giveGift } from '../../../../libs/gifts';
import { giveGift as again } from '../../../../libs/gifts/domain/give-gift';

export const gifts = [giveGift, again];

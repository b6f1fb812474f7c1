export { giveGift } from './domain/give-gift';

export { giveOpinion } from './give-opinion';
export { notifyDonation } from './notify-donation';
export { pledgeDonation } from './pledge-donation';
export { recordDonation } from './record-donation';
export { recordOpeningBalance } from './record-opening-balance';
export { removeOpinion } from './remove-opinion';
export { reverseDonation } from './reverse-donation';
export { setExchangeRate } from './set-exchange-rate';

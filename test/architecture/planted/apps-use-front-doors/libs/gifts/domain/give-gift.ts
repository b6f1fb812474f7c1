export const giveGift = 1;

export const giftList = 'gift_list';

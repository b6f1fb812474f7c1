export type GiftGiven = { readonly type: 'gifts.GiftGiven' };

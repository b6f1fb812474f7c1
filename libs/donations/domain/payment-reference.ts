import type { Mint } from '@almoner/kernel';

/** Digits, and the letters that nobody who copies from paper takes for one. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const signsCount = 12;
const pattern = `ALM[${signs}]{${signsCount}}`;

export const paymentReference = new RegExp(`^${pattern}$`);
const anywhere = new RegExp(pattern);

/** What a donor writes on a transfer, so that the money finds its gift: 60 random bits. */
export function mintedPaymentReference(mint: Pick<Mint, 'randomHex'>): string {
  const bytes = Buffer.from(mint.randomHex(signsCount), 'hex');
  return `ALM${[...bytes].map((byte) => signs[byte % signs.length]).join('')}`;
}

/** The reference in the words of a transfer, in any letter case and with blanks wherever the bank put them. */
export const paymentReferenceIn = (words: string): string | undefined =>
  anywhere.exec(words.toUpperCase().replace(/[^0-9A-Z]/g, ''))?.[0];

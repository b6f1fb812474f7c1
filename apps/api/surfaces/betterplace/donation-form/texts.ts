import type { Language } from '@almoner/kernel';

const de = {
  title: 'Spenden',
  donateFor: (receiver: string) => `Spenden für ${receiver}`,
  through: (client: string) => `über ${client}`,
  raised: (euros: string, percent: number) => `${euros} gespendet, ${percent} % des Ziels`,
  forNeed: (need: string) => `Für: ${need}`,
  sum: 'Betrag',
  yourself: 'Ihre Angaben',
  /** A hint may be empty. */
  fields: {
    donation_amount: { label: 'Betrag in Euro', hint: 'Zum Beispiel 25 oder 12,50.' },
    first_name: { label: 'Vorname', hint: '' },
    last_name: { label: 'Nachname', hint: '' },
    email: { label: 'E-Mail-Adresse', hint: 'Sie wird nicht veröffentlicht.' },
    message: { label: 'Ihre Worte zur Spende (freiwillig)', hint: 'Sie erscheinen öffentlich.' },
  },
  wishes: 'Was andere sehen',
  anonymous: 'Mein Name soll nicht erscheinen',
  hideAmount: 'Der Betrag soll nicht erscheinen',
  shareContact: (client: string) => `${client} darf meinen Namen und meine E-Mail-Adresse erfahren`,
  submit: 'Jetzt spenden',
  next: {
    page: 'Bezahlt wird auf der nächsten Seite.',
    bank: 'Bezahlt wird per Überweisung; das Konto steht auf der nächsten Seite.',
    none: 'Die Spende zählt, sobald das Geld angekommen ist.',
  },
  problem: 'Bitte sehen Sie noch einmal nach',
  closed: 'Hier kann zurzeit nicht gespendet werden.',
  usedReference:
    'Zu dieser Adresse gibt es schon eine Spende. Bitte gehen Sie zurück und beginnen Sie von vorn.',
  stale: 'Die Seite war zu lange offen. Ihre Angaben stehen noch da; bitte senden Sie sie noch einmal ab.',
  noCookie: 'Bitte erlauben Sie Cookies für diese Seite und senden Sie die Angaben noch einmal ab.',
  sentAlready:
    'Dieses Formular haben Sie schon einmal abgesendet. Nur wenn Sie ein zweites Mal spenden wollen, senden Sie es noch einmal ab.',
  unreadable: 'Diese Angaben konnten nicht gelesen werden.',
  thanks: 'Danke!',
  announced: (euros: string, receiver: string) => `Sie spenden ${euros} für ${receiver}.`,
  transfer: 'Bitte überweisen Sie nun',
  account: 'Konto',
  purpose: 'Verwendungszweck',
  purposeHint: 'Bitte genau so angeben: Daran erkennen wir Ihre Spende.',
  back: (client: string) => `Weiter zu ${client}`,
  required: 'Dieses Feld fehlt noch',
  wrongAmount: 'Bitte nennen Sie einen Betrag von 1 bis 100.000 Euro',
  wrongEmail: 'Das ist keine E-Mail-Adresse',
  tooLong: 'Das ist zu lang',
  failures: {
    404: 'Diese Seite gibt es nicht.',
    400: 'Diese Anfrage konnten wir nicht lesen.',
    500: 'Da ist bei uns etwas schiefgegangen. Bitte versuchen Sie es später noch einmal.',
    503: 'Bitte versuchen Sie es in einer Minute noch einmal.',
  },
} as const;

type Texts = { readonly [Key in keyof typeof de]: Widened<(typeof de)[Key]> };
type Widened<Text> = Text extends string
  ? string
  : Text extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof Text]: Widened<Text[Key]> };

const en: Texts = {
  title: 'Donate',
  donateFor: (receiver) => `Donate to ${receiver}`,
  through: (client) => `through ${client}`,
  raised: (euros, percent) => `${euros} donated, ${percent} % of the goal`,
  forNeed: (need) => `For: ${need}`,
  sum: 'Amount',
  yourself: 'About you',
  fields: {
    donation_amount: { label: 'Amount in euros', hint: 'For example 25 or 12.50.' },
    first_name: { label: 'First name', hint: '' },
    last_name: { label: 'Last name', hint: '' },
    email: { label: 'E-mail address', hint: 'It is not shown to anybody.' },
    message: { label: 'Your words with the gift (optional)', hint: 'Everybody can read them.' },
  },
  wishes: 'What others see',
  anonymous: 'Do not show my name',
  hideAmount: 'Do not show the amount',
  shareContact: (client) => `${client} may know my name and e-mail address`,
  submit: 'Donate now',
  next: {
    page: 'You pay on the next page.',
    bank: 'You pay by bank transfer; the account is on the next page.',
    none: 'The gift counts as soon as the money has arrived.',
  },
  problem: 'Please have another look',
  closed: 'No gifts can be made here at the moment.',
  usedReference: 'There is a gift for this address already. Please go back and start again.',
  stale: 'The page was open for too long. What you wrote is still there; please send it once more.',
  noCookie: 'Please allow cookies for this page and send the form once more.',
  sentAlready: 'You have sent this form already. Send it once more only if you want to give a second time.',
  unreadable: 'This could not be read.',
  thanks: 'Thank you!',
  announced: (euros, receiver) => `You give ${euros} to ${receiver}.`,
  transfer: 'Please transfer the money now',
  account: 'Account',
  purpose: 'Reference',
  purposeHint: 'Please write it exactly like this: it tells us which gift is yours.',
  back: (client) => `Continue to ${client}`,
  required: 'This field is missing',
  wrongAmount: 'Please name an amount from 1 to 100,000 euros',
  wrongEmail: 'This is no e-mail address',
  tooLong: 'This is too long',
  failures: {
    404: 'There is no such page.',
    400: 'We could not read this request.',
    500: 'Something went wrong on our side. Please try again later.',
    503: 'Please try again in a minute.',
  },
};

/** Everything that the pages of the donation form say. */
export const texts: Readonly<Record<Language, Texts>> = { de, en };

/** `1.234,50 €` or `€1,234.50`; whole euros without cents. */
export function euros(cents: number | bigint, language: Language): string {
  const digits = Number(cents) % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-IE', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Number(cents) / 100);
}

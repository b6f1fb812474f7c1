import { fold } from '@almoner/kernel';

/** Letters that Unicode does not take apart, as people write them on other keyboards. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const unfolded = new RegExp(`[${Object.keys(spelledOut).join('')}]`, 'gu');

/** A longer word counts as several, in rows and in questions alike: PostgreSQL takes 2,046 bytes, and no reader types them. */
const word = /[\p{L}\p{N}]{1,64}/gu;

/** PostgreSQL refuses to index more than a mebibyte a row; this leaves room for six columns of three-byte letters. */
const unitsMax = 50_000;

/** More would be no search any more but a denial of service. */
const askedMax = 32;

/** Most text is plain, and folding it changes nothing but its case. */
const plain = /^[ -~\n]*$/;
const plainWord = /[a-z0-9]{1,64}/g;

function wordsIn(text: string): readonly string[] {
  if (plain.test(text)) return text.toLowerCase().match(plainWord) ?? [];
  return (
    fold(text)
      .replace(unfolded, (letter) => spelledOut[letter]!)
      .match(word) ?? []
  );
}

/**
 * What a searched column holds: the different words of a text, folded, one blank between them. Taken apart here and not by
 * the databases, whose ideas of a word differ.
 */
export function storedWords(text: string): string {
  const words: string[] = [];
  let units = 0;
  for (const each of new Set(wordsIn(text))) {
    units += each.length + 1;
    if (units > unitsMax) break;
    words.push(each);
  }
  return words.join(' ');
}

/** What somebody looks for, in the same form: letters and digits only, so that no operator reaches an engine. */
export const askedWords = (text: string): string => wordsIn(text).slice(0, askedMax).join(' ');

/** False for a text that has nothing to look for; as a question it matches nothing. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(fold(text));

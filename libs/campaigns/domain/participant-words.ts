import {
  type DecisionContext,
  type FactContext,
  type ReadFact,
  type Seal,
  addressText,
  anyNumberGiven,
  emailKey,
} from '@almoner/kernel';
import type { z } from 'zod';
import type { AddressesSet } from '../events';
import { participantByEmail } from './facts';
import type { addresses } from './fundraising-shapes';
import { cleanHtml } from './page-html';
import type { ParticipantProfile, PersonalPage } from './participant';
import { sealedText } from './sealed-text';

interface ProfileWords {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly picture: string | null;
}
type SealedPageWords = Pick<PersonalPage, 'goalMinor' | 'header' | 'html'>;
type PageWords = Pick<PersonalPage, 'goalMinor'> & Readonly<Record<'header' | 'html', string | null>>;
type Addresses = z.infer<typeof addresses>;
type Sealing = Pick<DecisionContext, 'seal' | 'digest'>;

/** A profile as events hold it; parts that were not told stay untold. */
export function sealedProfile(personId: string, words: ProfileWords, sealing: Sealing): ParticipantProfile;
export function sealedProfile(
  personId: string,
  words: Partial<ProfileWords>,
  sealing: Sealing,
): Partial<ParticipantProfile>;
export function sealedProfile(
  personId: string,
  { firstName, lastName, email, picture }: Partial<ProfileWords>,
  { seal, digest }: Sealing,
): Partial<ParticipantProfile> {
  return {
    firstName: sealedText(seal, personId, firstName),
    lastName: sealedText(seal, personId, lastName),
    email: sealedText(seal, personId, email),
    emailDigest: email === undefined ? undefined : digest(emailKey(email)),
    picture: sealedText(seal, personId, picture),
  };
}

/** What stands on a page as events hold it, cleaned; parts that were not told stay untold. */
export function sealedPageWords(personId: string, words: PageWords, seal: Seal): SealedPageWords;
export function sealedPageWords(
  personId: string,
  words: Partial<PageWords>,
  seal: Seal,
): Partial<SealedPageWords>;
export function sealedPageWords(
  personId: string,
  { goalMinor, header, html }: Partial<PageWords>,
  seal: Seal,
): Partial<SealedPageWords> {
  return {
    goalMinor,
    header: sealedText(seal, personId, header),
    html: sealedText(seal, personId, html && cleanHtml(html)),
  };
}

export function sealedAddresses(
  personId: string,
  given: Addresses,
  seal: Seal,
): AddressesSet['data']['addresses'] {
  return given.map(({ addressId, numbers, ...parts }) => ({
    addressId,
    lines: seal(personId, addressText(parts)),
    numbers,
  }));
}

/** Addresses without the numbers that some brought along: those are given once and stay. */
export const unnumbered = (known: AddressesSet['data']['addresses']) =>
  known.map(({ addressId, lines }) => ({ addressId, lines }));

/** The addresses that bring a number along which was given already, perhaps to themselves. */
export async function addressesOfGivenNumber(read: ReadFact, given: Addresses): Promise<string[]> {
  const taken = await Promise.all(given.map(({ numbers }) => anyNumberGiven(read, 'address', numbers)));
  return given.filter((_, index) => taken[index]).map(({ addressId }) => addressId);
}

/** Whether somebody else takes part with the address. */
export async function emailTaken(
  { campaignId, personId, email }: { campaignId: string; personId: string; email?: string },
  read: ReadFact,
  { digest }: FactContext,
): Promise<boolean> {
  if (email === undefined) return false;
  const holder = await read(participantByEmail, campaignId, digest(emailKey(email)));
  return holder !== undefined && holder !== personId;
}

import type { ClientItem } from '@almoner/identity';
import { derivedId } from '@almoner/eventstore/commands';
import type { Language } from '@almoner/kernel';
import type { Request } from 'express';
import { Failure } from '../failure';
import { type Opening, queryOf, readOpening } from './opening';
import type { Target } from './receivers';

/** Somebody who looks at a form, or sends one. */
export interface Visit {
  readonly language: Language;
  readonly opening: Opening;
  readonly cookies: string | undefined;
  readonly secure: boolean;
}

/** @throws Failure 404 for a locale that there is none of */
export function visitOf(request: Request): Visit {
  const { locale } = request.params;
  if (locale !== 'de' && locale !== 'en') throw new Failure(404);
  return {
    language: locale,
    opening: readOpening(request.query),
    cookies: request.headers.cookie,
    secure: request.secure,
  };
}

/** What a token is signed for: this form, opened in this way. */
export const formOf = ({ kind, id }: Target, { opening }: Visit): string =>
  `${kind} ${id} ${queryOf(opening)}`;

/**
 * The client's reference is the gift, here as in a pledge, so that it can stand for one only; without one, each page that was
 * handed out is a gift, however often it is sent.
 */
export function donationIdOf({ clientId }: ClientItem, reference: string | null, nonce: string): string {
  return reference === null
    ? derivedId('donation-form', clientId, nonce)
    : derivedId('pledge', clientId, reference);
}

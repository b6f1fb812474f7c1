import type { Sealed } from '@almoner/kernel';
import { z } from 'zod';
import { id, numbers, optionalWords } from './shapes';

/** What every opinion is told, whatever it is about. */
export const opinionShape = {
  opinionId: id,
  authorId: id.nullable().default(null),
  author: optionalWords(200).describe('The name that is shown; without one the opinion is anonymous.'),
  message: optionalWords(5_000),
  score: z.enum(['positive', 'negative']),
  numbers,
};

interface Words {
  readonly opinionId: string;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly message: string | null;
}

/** Whose key seals the words: the author's, or one of the opinion's own. */
export const sealedUnder = ({ authorId, opinionId }: Pick<Words, 'authorId' | 'opinionId'>) =>
  authorId ?? opinionId;

export const opinionPersons = (command: Words): string[] =>
  command.author === null && command.message === null ? [] : [sealedUnder(command)];

interface SealedWords {
  readonly authorId: string | null;
  readonly score: string;
  readonly author: Sealed | null;
  readonly message: Sealed | null;
}

export function sameWords(recorded: SealedWords, given: SealedWords): boolean {
  return (
    (['authorId', 'score'] as const).every((part) => recorded[part] === given[part]) &&
    (['author', 'message'] as const).every((part) => recorded[part]?.text === given[part]?.text)
  );
}

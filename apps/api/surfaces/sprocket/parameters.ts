import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import { failures } from './failure';

export type Query = Readonly<Record<string, unknown>>;

export const int32Max = 2_147_483_647;
export const limitMax = 100;
const limitDefault = 10;

/** Which part of a collection is asked for. */
export interface Paging {
  readonly limit: number;
  readonly offset: number;
  /** Smaller ids are skipped. */
  readonly fromId: number | undefined;
  /** What was before this unix second is skipped. */
  readonly starting: bigint | undefined;
}

/** @throws Failure 10011 for what is no integer, 10012 for one out of range: nothing is clamped (behaviour note 24) */
export function readPaging(query: Query): Paging {
  return {
    limit: readInt(query, 'limit', 0, limitMax) ?? limitDefault,
    offset: readInt(query, 'offset', 0) ?? 0,
    fromId: readInt(query, 'from_id', 0),
    starting: readLong(query, 'starting'),
  };
}

/** How many leaders both arrays show at most. */
export const readLeaderCount = (query: Query): number => readInt(query, 'leader_count', 0, limitMax) ?? 0;

/** A record's number as the path writes it. @throws Failure 10011 where none can have it */
export function readId(text: string, name: string): number {
  const id = /^[0-9]{1,10}$/.test(text) ? Number(text) : 0;
  if (id < 1 || id > int32Max) throw failures.mistyped(name, 'a positive int');
  return id;
}

/** Gives a handler the number that a part of the path writes; the caller is known by then, and nothing is looked up yet. */
export const Id = createParamDecorator((name: string, context: ExecutionContext): number =>
  readId(String(context.switchToHttp().getRequest<Request>().params[name]), name),
);

function readInt(query: Query, name: string, min: number, max = int32Max): number | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  const number = intOf(value);
  if (number === undefined) throw failures.mistyped(name, 'an int');
  if (number < min || number > max)
    throw failures.unacceptable(
      `${name} must be ${max === int32Max ? `${min} or more` : `${min} to ${max}`}.`,
    );
  return number;
}

function readLong(query: Query, name: string): bigint | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  const number = longOf(value);
  if (number === undefined) throw failures.mistyped(name, 'a long');
  if (number < 0n) throw failures.unacceptable(`${name} must be 0 or more.`);
  return number;
}

/** A 32-bit integer; undefined for anything else, a parameter that is given twice too. */
export function intOf(value: unknown): number | undefined {
  const number = longOf(value);
  return number !== undefined && number >= -int32Max - 1 && number <= int32Max ? Number(number) : undefined;
}

/** A 64-bit integer; undefined for anything else. */
export function longOf(value: unknown): bigint | undefined {
  if (typeof value !== 'string' || !/^-?[0-9]{1,19}$/.test(value)) return undefined;
  const number = BigInt(value);
  return BigInt.asIntN(64, number) === number ? number : undefined;
}

import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import { failures } from './failure';

/** A page of 50,000 characters, each of which JSON may write as six bytes or more. */
const bytesMax = 512 * 1024;

const parser = express.json({ limit: bytesMax, strict: false, type: () => true });

/** JSON by name, and what known clients send: no type at all, or the one that browsers give to plain text. */
const isJson = (request: Request): boolean => {
  const type = request.headers['content-type'];
  return type === undefined || Boolean(request.is(['json', '+json', 'text/plain']));
};

/**
 * Reads a body, once the caller is known: nobody else's is read.
 * @param form a strict zod object; where version 2 wraps the object under its type name, so does the form
 * @throws Failure 10010 for what is missing and for an edit that names nothing, 10011 for a wrong type, 10012 for other faults,
 *   10021 for what is no JSON or too much of it, 10041 for another media type
 */
export async function readBody<Form extends z.ZodType>(
  request: Request,
  response: Response,
  form: Form,
): Promise<z.output<Form>> {
  if (!isJson(request)) throw failures.notJson();
  await parsed(request, response);
  const body: unknown = request.body;
  return formed(form, body === undefined ? {} : body);
}

function parsed(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    parser(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(toldOf(error));
    });
  });
}

function toldOf(error: unknown): Error {
  const { status } = error as { readonly status?: unknown };
  if (status === 413) return failures.tooLarge();
  if (status === 415) return failures.notJson();
  return typeof status === 'number' && status < 500 ? failures.unreadable() : (error as Error);
}

/** @throws Failure 10010 to 10012, of the first thing that is wrong */
export function formed<Form extends z.ZodType>(form: Form, body: unknown): z.output<Form> {
  const result = form.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issueFailure(issue!, body);
}

function issueFailure(issue: z.core.$ZodIssue, body: unknown): Error {
  const name = issue.path.length === 0 ? 'The body' : issue.path.join('.');
  const value = issue.path.reduce<unknown>(
    (inner, key) => (inner as Readonly<Record<PropertyKey, unknown>>)?.[key],
    body,
  );
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? failures.missing(name)
        : failures.mistyped(name, `of type ${issue.expected}`);
    case 'invalid_union':
      return failures.mistyped(name, 'of another type');
    case 'unrecognized_keys':
      return failures.unacceptable(`${issue.keys.join(', ')} cannot be sent here.`);
    case 'custom':
      return issue.params?.['empty'] === true ? failures.emptyEdit() : failures.unacceptable(issue.message);
    default:
      return failures.unacceptable(`${name} is not acceptable.`);
  }
}

/** An edit names at least one thing (behaviour note 45). */
export const edit = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .partial()
    .refine((changes) => Object.values(changes).some((value) => value !== undefined), {
      params: { empty: true },
    });

import express, { type Request, type Response } from 'express';

const raw = express.raw({ type: () => true, limit: 64 * 1024 });

/** A form by name; a field that is empty counts as left out (RFC 6749 section 3.1). */
export class Form {
  private readonly fields: URLSearchParams;

  /** @param isPrettyKnown whether the query beside it asks for a form that answers can have */
  constructor(
    text: string,
    readonly isPrettyKnown = true,
  ) {
    this.fields = new URLSearchParams(text);
  }

  /** The one value of a field; undefined where there is none. */
  get(name: string): string | undefined {
    return this.all(name)[0];
  }

  all(name: string): readonly string[] {
    return this.fields.getAll(name).filter((value) => value !== '');
  }

  /** Whether a name stands there twice, which no request may have (RFC 6749 section 3.1). */
  get isAmbiguous(): boolean {
    const names = [...this.fields.keys()];
    return new Set(names).size < names.length;
  }

  toObject(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.fields].filter(([, value]) => value !== ''));
  }
}

/** The body as a form whatever its type says: the known client names none. Undefined where it cannot be read. */
export async function readForm(request: Request, response: Response): Promise<Form | undefined> {
  const trouble = await new Promise<unknown>((resolve) => raw(request, response, resolve));
  if (trouble !== undefined) return undefined;
  const body = request.body as unknown;
  const { pretty } = request.query;
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : '';
  return new Form(text, pretty === undefined || pretty === 'true' || pretty === 'false');
}

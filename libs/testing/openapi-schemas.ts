import { Ajv2020, type ErrorObject } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Json } from './openapi-document';

/** A format that nobody defined would pass everything, so the validator's warning about it becomes a fault. */
const loud = {
  log: () => undefined,
  warn: (message: string) => {
    throw new Error(message);
  },
  error: (message: string) => {
    throw new Error(message);
  },
};

function isDatetimeSql(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return false;
  const instant = new Date(`${text.replace(' ', 'T')}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text.replace(' ', 'T'));
}

/** Compiles the schemas of one OpenAPI 3.1 document; headers arrive as text and are coerced first. */
export class OpenApiSchemas {
  private readonly bodies: Ajv2020;
  private readonly headers: Ajv2020;

  constructor(root: Json) {
    this.bodies = validator(root, false);
    this.headers = validator(root, true);
  }

  bodyErrors(schemaPointer: string, body: unknown): string[] {
    return errors(this.bodies, schemaPointer, body, 'body');
  }

  headerErrors(schemaPointer: string, name: string, value: string): string[] {
    return errors(this.headers, schemaPointer, value, `header ${name}`);
  }
}

function validator(root: Json, coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateSchema: false,
    coerceTypes,
    logger: loud,
  });
  addFormats.default(ajv);
  ajv.addFormat('datetime-sql', isDatetimeSql);
  ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
  return ajv.addSchema(root as object, 'contract:document');
}

function errors(ajv: Ajv2020, schemaPointer: string, value: unknown, subject: string): string[] {
  const validate = ajv.getSchema(`contract:document#${schemaPointer}`);
  if (validate === undefined) throw new Error(`the contract has no schema at ${schemaPointer}`);
  return validate(value) === true ? [] : (validate.errors ?? []).map((error) => sentence(error, subject));
}

function sentence(error: ErrorObject, subject: string): string {
  const detail = Object.values(error.params as Record<string, unknown>).map((value) => JSON.stringify(value));
  return `${subject}${error.instancePath} ${error.message ?? error.keyword} (${detail.join(', ')})`;
}

import { child, entries, OpenApiDocument, type Operation, pointer } from './openapi-document';
import { OpenApiSchemas } from './openapi-schemas';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A surface's OpenAPI file as a judge of real answers. */
export interface Contract {
  readonly operations: readonly Operation[];
  /** `operationId status` of every answer that was validated and that the contract knows, as it writes the status. */
  readonly seen: ReadonlySet<string>;
  /** Operations that no answer was validated for yet. */
  unseen(): string[];
  /** Statuses that the contract has for an operation, as it writes them. */
  statuses(operation: string): string[];
  /** `operationId status` of what the contract documents for these operations and no answer showed; throws for an unknown one. */
  unheld(operations: readonly string[]): string[];
  /** The operation by id, `METHOD /template` or `METHOD /path/as/sent?query`. */
  operation(name: string): Operation | undefined;
  /**
   * What is wrong with an answer, one sentence each; none when it keeps the contract. `body` is parsed for JSON types,
   * the text for others, and undefined where there is none.
   */
  validate(
    operation: string,
    status: number,
    contentType: string | undefined,
    body: unknown,
    headers?: Headers,
  ): string[];
  /** Judges a value by a schema under `components/schemas`, for answers outside the operations (an unknown path). */
  validateSchema(name: string, value: unknown): string[];
}

export function contractOf(openapiPath: string): Contract {
  const document = OpenApiDocument.read(openapiPath);
  const schemas = new OpenApiSchemas(document.root);
  const seen = new Set<string>();

  const statuses = (name: string) =>
    entries(document.at(`${document.operation(name)?.pointer ?? ''}/responses`)?.value).map(
      ([status]) => status,
    );

  return {
    operations: document.operations,
    seen,
    operation: (name) => document.operation(name),
    statuses,
    unseen: () =>
      document.operations
        .map(({ id }) => id)
        .filter((id) => !statuses(id).some((status) => seen.has(`${id} ${status}`))),
    unheld: (operations) =>
      operations.flatMap((id) => {
        if (document.operation(id) === undefined) throw new Error(`the contract has no operation ${id}`);
        return statuses(id)
          .map((status) => `${id} ${status}`)
          .filter((documented) => !seen.has(documented));
      }),
    validateSchema: (name, value) => schemas.bodyErrors(pointer('components', 'schemas', name), value),
    validate(name, status, contentType, body, headers) {
      const operation = document.operation(name);
      if (operation === undefined) return [`no operation ${name} in the contract`];
      const documented = documentedStatus(document, operation, status);
      const response =
        documented && document.at(operation.pointer + pointer('responses', documented))?.pointer;
      if (response === undefined) return [`${operation.id} has no answer with status ${status}`];
      seen.add(`${operation.id} ${documented}`);
      const bodiless = name.toUpperCase().startsWith('HEAD ');
      return [
        ...(bodiless ? [] : contentErrors(document, schemas, response, contentType, body)),
        ...headerErrors(document, schemas, response, headers),
      ];
    },
  };
}

/** The documented answer that a status falls under: its own, its class's, or the default. */
function documentedStatus(
  document: OpenApiDocument,
  operation: Operation,
  status: number,
): string | undefined {
  return [String(status), `${Math.trunc(status / 100)}XX`, 'default'].find(
    (key) => document.at(operation.pointer + pointer('responses', key)) !== undefined,
  );
}

function contentErrors(
  document: OpenApiDocument,
  schemas: OpenApiSchemas,
  response: string,
  contentType: string | undefined,
  body: unknown,
): string[] {
  const types = entries(child(document.at(response)?.value, 'content'));
  if (types.length === 0) return isEmpty(body) ? [] : ['body is there although the contract has none'];
  const sent = mediaType(contentType ?? '');
  const known = types.find(([type]) => mediaType(type) === sent);
  if (known === undefined)
    return [`content type ${contentType ?? '(none)'} is not among ${types.map(([type]) => type).join(', ')}`];
  const schema = response + pointer('content', known[0], 'schema');
  return document.at(schema) === undefined ? [] : schemas.bodyErrors(schema, body);
}

function headerErrors(
  document: OpenApiDocument,
  schemas: OpenApiSchemas,
  response: string,
  headers: Headers | undefined,
): string[] {
  if (headers === undefined) return [];
  const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return entries(child(document.at(response)?.value, 'headers')).flatMap(([name]) => {
    const declared = document.at(response + pointer('headers', name));
    const value = sent.get(name.toLowerCase());
    if (value === undefined)
      return child(declared?.value, 'required') === true ? [`header ${name} is missing`] : [];
    const schema = `${declared?.pointer ?? ''}/schema`;
    return document.at(schema) === undefined
      ? []
      : schemas.headerErrors(schema, name, [value].flat().join(', '));
  });
}

function isEmpty(body: unknown): boolean {
  return (
    body === undefined ||
    body === null ||
    body === '' ||
    (typeof body === 'object' && Object.keys(body).length === 0)
  );
}

function mediaType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

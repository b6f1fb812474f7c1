import { contractOf } from '../../../libs/testing/openapi';
import { child, entries, OpenApiDocument, pointer } from '../../../libs/testing/openapi-document';

/** Judges every example of an answer that a contract prints by the contract's own schemas. */
export function exampleErrors(openapiPath: string): { readonly errors: string[]; readonly examples: number } {
  const contract = contractOf(openapiPath);
  const document = OpenApiDocument.read(openapiPath);
  const errors: string[] = [];
  let examples = 0;
  for (const operation of contract.operations) {
    for (const [status] of entries(document.at(`${operation.pointer}/responses`)?.value)) {
      const response = document.at(operation.pointer + pointer('responses', status));
      for (const [type, media] of entries(child(response?.value, 'content'))) {
        const example = child(media, 'example');
        if (example === undefined) continue;
        examples += 1;
        const found = contract.validate(operation.id, Number(status), type, example);
        errors.push(...found.map((error) => `${operation.id} ${status} ${type}: ${error}`));
      }
    }
  }
  return { errors, examples };
}

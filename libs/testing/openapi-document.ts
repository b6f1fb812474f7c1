import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One call of a contract: `path` is the template, `pointer` leads to it inside the document. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** A JSON pointer as a URI fragment, so that `{`, `/` and `%` inside names survive. */
export function pointer(...parts: readonly string[]): string {
  return parts
    .map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');
}

export class OpenApiDocument {
  readonly operations: readonly Operation[];
  private readonly basePaths: readonly string[];

  constructor(readonly root: Json) {
    this.operations = entries(child(root, 'paths')).flatMap(([path, item]) =>
      entries(item)
        .filter(([method]) => methods.includes(method))
        .map(([method, operation]) => ({
          id: text(child(operation, 'operationId')) ?? `${method.toUpperCase()} ${path}`,
          method: method.toUpperCase(),
          path,
          pointer: pointer('paths', path, method),
        })),
    );
    this.basePaths = list(child(root, 'servers'))
      .map((server) => basePath(text(child(server, 'url')) ?? ''))
      .filter((path) => path !== '');
  }

  static read(file: string): OpenApiDocument {
    return new OpenApiDocument(parse(readFileSync(file, 'utf8')) as Json);
  }

  /** Finds by operation id, by `GET /path/{template}`, or by `GET /the/path/as/sent?query`; literal paths win over templates. */
  operation(name: string): Operation | undefined {
    const [method = '', url = ''] = name.split(' ');
    return (
      this.operations.find((each) => each.id === name || `${each.method} ${each.path}` === name) ??
      (url === '' ? undefined : this.route(method.toUpperCase(), url.split('?')[0] ?? ''))
    );
  }

  /** Follows `$ref` until a plain value is reached, and says where that one lives. */
  at(path: string): { readonly value: Json; readonly pointer: string } | undefined {
    const parts = path.split('/').slice(1).map(decodePart);
    const value = parts.reduce<Json | undefined>((node, part) => child(node, part), this.root);
    const reference = text(child(value, '$ref'));
    if (reference !== undefined) return this.at(reference.replace(/^#/, ''));
    return value === undefined ? undefined : { value, pointer: path };
  }

  private route(method: string, path: string): Operation | undefined {
    const paths = [
      path,
      ...this.basePaths.filter((base) => path.startsWith(base)).map((base) => path.slice(base.length)),
    ];
    const found = this.operations
      .filter(
        (each) => each.method === method && paths.some((candidate) => pattern(each.path).test(candidate)),
      )
      .sort((a, b) => placeholders(a.path) - placeholders(b.path) || b.path.length - a.path.length);
    return found[0] ?? (method === 'HEAD' ? this.route('GET', path) : undefined);
  }
}

function decodePart(part: string): string {
  return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
}

function basePath(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\/$/, '');
}

function placeholders(path: string): number {
  return path.split('{').length - 1;
}

/** A last slash makes no difference, as on the wire. */
function pattern(template: string): RegExp {
  const source = template
    .replace(/\/$/, '')
    .split(/\{[^}]*\}/)
    .map((literal) => literal.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('[^/]+?');
  return new RegExp(`^${source}/?$`);
}

export function child(node: Json | undefined, key: string): Json | undefined {
  if (node === null || typeof node !== 'object') return undefined;
  return Object.hasOwn(node, key) ? (node as Record<string, Json>)[key] : undefined;
}

export function entries(node: Json | undefined): [string, Json][] {
  return node !== null && typeof node === 'object' && !Array.isArray(node) ? Object.entries(node) : [];
}

function list(node: Json | undefined): readonly Json[] {
  return Array.isArray(node) ? (node as readonly Json[]) : [];
}

function text(node: Json | undefined): string | undefined {
  return typeof node === 'string' ? node : undefined;
}

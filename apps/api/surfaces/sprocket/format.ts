import type { Request } from 'express';
import { XMLBuilder } from 'fast-xml-parser';
import { Decimal } from './decimal';

/** What an answer holds, in whichever form it is written. */
export type Wire = string | number | boolean | null | Decimal | readonly Wire[] | WireObject;
export type WireObject = { readonly [name: string]: Wire };

/** What an answer is written in. */
export interface Format {
  readonly type: 'json' | 'xml';
  readonly pretty: boolean;
}

/** JSON unless the caller would rather have XML; a preference that neither meets is no reason to fail (behaviour note 17). */
export function formatOf(request: Request): Format {
  const preferred = request.accepts(['application/json', 'application/xml', 'text/xml']);
  return {
    type: preferred === 'application/xml' || preferred === 'text/xml' ? 'xml' : 'json',
    pretty: request.query['pretty'] === 'true',
  };
}

const contentTypes = {
  json: 'application/json;charset=UTF-8',
  xml: 'application/xml;charset=UTF-8',
} as const;

export const contentType = ({ type }: Format): string => contentTypes[type];

/** @param element what the entries of a bare array are called in XML, where nothing else says it */
export function written(wire: Wire, { type, pretty }: Format, element?: string): Buffer {
  if (type === 'json') return Buffer.from(JSON.stringify(wire, undefined, pretty ? indent : undefined));
  const root = isList(wire) ? { [element ?? 'Item']: wire.map(node) } : node(wire);
  const response = { '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', ...(root as object) };
  return Buffer.from(`${declaration}${pretty ? '\n' : ''}${(pretty ? indented : plain).build({ response })}`);
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const indent = '  ';
const building = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // An attribute without a value, as HTML has it, is no XML.
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  processEntities: false,
};
const plain = new XMLBuilder(building);
const indented = new XMLBuilder({ ...building, format: true, indentBy: indent });

/** A value as the builder takes it: null is marked, and each list nests its entries under the singular of its name. */
function node(value: Wire): unknown {
  if (value === null) return { '@xsi:nil': 'true' };
  if (value instanceof Decimal) return value.text;
  if (typeof value === 'string') return escaped(value);
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, Wire]) => [
      name,
      isList(inner) ? { [singular(name)]: inner.map(node) } : node(inner),
    ]),
  );
}

const isList = (value: Wire): value is readonly Wire[] => Array.isArray(value);
const singular = (plural: string): string => plural.replace(/(?<=ss)es$|s$/, '');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // A parser makes a line feed of it otherwise.
  '\r': '&#13;',
};

/** XML 1.0 has no way to say some characters; what stood there is marked, so that nothing else of the answer is lost. */
const escaped = (text: string): string => text.replace(special, (sign) => entities[sign] ?? '\uFFFD');
// oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
const special = /[&<>\r]|[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;

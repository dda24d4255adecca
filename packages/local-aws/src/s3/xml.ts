import { XMLParser } from 'fast-xml-parser';
import { renderElement, type XmlElement } from '../http/xml-element.ts';
import { S3Error } from './s3-error.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** A complete response document. At S3 all documents have a namespace, except errors and the answer to a form. */
export function xmlDocument(root: string, children: readonly XmlElement[]): string {
  const attribute = ['Error', 'PostResponse'].includes(root) ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${children.map(renderElement).join('')}</${root}>`;
}

/** A parsed element: its text, or lists of its children by name. */
export type ParsedXml = string | { readonly [name: string]: readonly ParsedXml[] };

/** Reads a request document whose root must be `root`. Throws `MalformedXML`. */
export function parseXml(text: string, root: string): ParsedXml {
  // No request of S3 has a document type. Without one there are no entities to expand.
  if (text.includes('<!')) throw malformed(`A ${root} document may only have elements.`);
  let parsed: unknown;
  try {
    // Its successor is a separate package. Without validation, a truncated document is read as a smaller one.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
    parsed = new XMLParser(parserOptions).parse(text, true);
  } catch (error) {
    throw malformed(`The XML is not well-formed: ${error instanceof Error ? error.message : String(error)}`, error);
  }
  const found = (parsed as Readonly<Record<string, unknown>>)[root];
  if (found === undefined || Array.isArray(found)) throw malformed(`Expected one ${root} element at the top.`);
  return listed(found);
}

// The parser decodes numeric references only together with HTML entities. SDKs write a carriage return in a key as
// `&#xD;`.
const parserOptions = {
  parseTagValue: false,
  trimValues: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  htmlEntities: true,
} as const;

/** The children of an element with this name. Empty for an element with text. */
export function childrenOf(element: ParsedXml | undefined, name: string): readonly ParsedXml[] {
  return typeof element === 'object' ? (element[name] ?? []) : [];
}

/**
 * The text of an element's only child of this name. Throws `MalformedXML` when there are two or the child has children.
 */
export function textOf(element: ParsedXml | undefined, name: string): string | undefined {
  const [first, ...others] = childrenOf(element, name);
  if (others.length > 0 || typeof first === 'object') throw malformed(`Expected at most one ${name} with text.`);
  return first;
}

function listed(value: unknown): ParsedXml {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      name,
      (Array.isArray(child) ? (child as unknown[]) : [child]).map(listed),
    ]),
  );
}

function malformed(message: string, cause?: unknown): S3Error {
  return new S3Error('MalformedXML', message, {}, { cause });
}

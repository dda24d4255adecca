import { malformedForm } from './delimited-input.ts';

/** The name of a part, and the name of its file where it gives one. */
export interface PartHead {
  readonly name: string;
  readonly filename?: string;
}

/**
 * Reads the header lines of a part of a form (RFC 7578, section 4). Throws `MalformedPOSTRequest` for a part without a name, for one that
 * says something twice, and for one whose bytes are encoded in any way.
 */
export function readPartHead(lines: readonly string[]): PartHead {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined || headers.has(name.toLowerCase())) throw malformedForm();
    headers.set(name.toLowerCase(), value);
  }
  if (!/^(7bit|8bit|binary)$/i.test(headers.get('content-transfer-encoding') ?? 'binary')) throw malformedForm();
  const parameters = parametersOf(headers.get('content-disposition') ?? '');
  const [name, filename] = [parameters.get('name'), parameters.get('filename')];
  if (name === undefined || name === '') throw malformedForm();
  return { name, ...(filename === undefined ? {} : { filename }) };
}

/** Of a Content-Disposition of the type form-data, by lower-case name. */
function parametersOf(disposition: string): ReadonlyMap<string, string> {
  const type = /^form-data[ \t]*(?=;|$)/i.exec(disposition);
  if (type === null) throw malformedForm();
  const parameters = new Map<string, string>();
  const parameter = /[ \t]*;[ \t]*([\w*-]+)=("(?:[^"\\]|\\.)*"|[^\s";]+)[ \t]*/y;
  parameter.lastIndex = type[0].length;
  while (parameter.lastIndex < disposition.length) {
    const [, name, value] = parameter.exec(disposition) ?? [];
    if (name === undefined || value === undefined || parameters.has(name.toLowerCase())) throw malformedForm();
    parameters.set(name.toLowerCase(), value.startsWith('"') ? value.slice(1, -1).replace(/\\(["\\])/g, '$1') : value);
  }
  return parameters;
}

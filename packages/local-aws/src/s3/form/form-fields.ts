import { S3Error } from '../s3-error.ts';
import type { Form } from './read-form.ts';

/**
 * The fields of a form. Their names ignore case. A field that occurs twice has both values with a comma between them,
 * as S3 documents.
 */
export interface FormFields {
  readonly get: (name: string) => string | undefined;
  /** Throws `InvalidArgument` where the form has no such field before its file. */
  readonly required: (name: string) => string;
  /** By lower-case name. */
  readonly values: ReadonlyMap<string, string>;
  /** A field's name in the case in which it first occurs. */
  readonly spelled: (name: string) => string;
}

/**
 * The fields with `${filename}` replaced by the file's own name without its folders. A file without a name leaves
 * `${filename}` as it is: S3 was seen to do so, though its documentation speaks of an empty text.
 */
export function fieldsOf({ fields, filename }: Form): FormFields {
  const values = new Map<string, string>();
  const spellings = new Map<string, string>();
  for (const [name, sent] of fields) {
    const lower = name.toLowerCase();
    const value = filename === undefined ? sent : sent.replaceAll('${filename}', () => lastSegment(filename));
    const before = values.get(lower);
    values.set(lower, before === undefined ? value : `${before},${value}`);
    if (before === undefined) spellings.set(lower, name);
  }
  const get = (name: string) => values.get(name.toLowerCase());
  return {
    get,
    required(name) {
      const value = get(name);
      if (value === undefined)
        throw new S3Error(
          'InvalidArgument',
          `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
          { ArgumentName: name, ArgumentValue: '' },
        );
      return value;
    },
    values,
    spelled: (name) => spellings.get(name.toLowerCase()) ?? name,
  };
}

function lastSegment(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

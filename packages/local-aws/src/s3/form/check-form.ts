import { S3Error } from '../s3-error.ts';
import type { FormFields } from './form-fields.ts';
import type { PostCondition, PostPolicy } from './post-policy.ts';

/** How many bytes a file may have, both inclusive. */
export interface SizeRange {
  readonly minBytes: number;
  readonly maxBytes: number;
}

/**
 * Checks a form against its policy: the time, every condition, and that a condition names every field. Throws
 * `AccessDenied`. The size of the file is known only once it has been read, so the range for it is returned.
 *
 * @param bucket of the request's path; it counts as a field that every form has
 */
export function checkForm(
  policy: PostPolicy,
  fields: FormFields,
  { bucket, nowMs, maxBytes }: { readonly bucket: string; readonly nowMs: number; readonly maxBytes: number },
): SizeRange {
  if (nowMs > policy.expiresMs) throw denied('Policy expired.');
  const covered = new Set<string>();
  let range: SizeRange = { minBytes: 0, maxBytes };
  for (const condition of policy.conditions) {
    if (condition.kind === 'content-length-range') range = narrowed(range, condition);
    else {
      const name = nameOf(condition);
      const values = valuesOf(name, fields, bucket);
      if (values.length === 0 || !values.every((value) => holds(condition, name, value))) throw failed(condition);
      covered.add(name);
    }
  }
  const extra = ['bucket', ...fields.values.keys()].filter((name) => !covered.has(name) && !isExempt(name));
  if (extra.length > 0)
    throw denied(`Extra input fields: ${[...new Set(extra)].map((name) => fields.spelled(name)).join(', ')}`);
  return range;
}

/** Whether the documentation exempts a field from the rule that every field needs a condition. */
function isExempt(name: string): boolean {
  return ['x-amz-signature', 'file', 'policy'].includes(name) || name.startsWith('x-ignore-');
}

type FieldCondition = Extract<PostCondition, { readonly field: string }>;

function nameOf(condition: FieldCondition): string {
  if (!condition.field.startsWith('$')) throw failed(condition);
  return condition.field.slice(1).toLowerCase();
}

/** The values for a condition. Without any, the condition fails, because the form lacks its field. */
function valuesOf(name: string, fields: FormFields, bucket: string): readonly string[] {
  const value = fields.get(name);
  return [...(name === 'bucket' ? [bucket] : []), ...(value === undefined ? [] : [value])];
}

function holds({ kind, value: wanted }: FieldCondition, name: string, actual: string): boolean {
  if (kind === 'eq') return actual === wanted;
  if (isExactOnly(name)) return false;
  return (name === 'content-type' ? actual.split(',') : [actual]).every((entry) => entry.startsWith(wanted));
}

/** Fields for which the documentation has no starts-with. Unproven: what S3 answers to one. */
function isExactOnly(name: string): boolean {
  return (
    name === 'bucket' ||
    name === 'success_action_status' ||
    (name.startsWith('x-amz-') && !name.startsWith('x-amz-meta-'))
  );
}

function narrowed(range: SizeRange, condition: Extract<PostCondition, { readonly min: unknown }>): SizeRange {
  const [min, max] = [condition.min, condition.max].map((bound) =>
    /^\d{1,15}$/.test(String(bound)) ? Number(bound) : Number.NaN,
  );
  if (min === undefined || max === undefined || Number.isNaN(min) || Number.isNaN(max)) throw failed(condition);
  return { minBytes: Math.max(range.minBytes, min), maxBytes: Math.min(range.maxBytes, max) };
}

/** A simple condition is shown as the operation that it is. */
function failed(condition: PostCondition): S3Error {
  const [first, second] =
    condition.kind === 'content-length-range' ? [condition.min, condition.max] : [condition.field, condition.value];
  const shown = [condition.kind, first, second].map((part) => JSON.stringify(part)).join(', ');
  return denied(`Policy Condition failed: [${shown}]`);
}

function denied(what: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${what}`);
}

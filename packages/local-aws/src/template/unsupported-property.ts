import { shown } from '../json.ts';

/**
 * The host does not emulate a property of the template, or would have to ignore its value. The host refuses it at boot.
 * The message is for the author of the template. It names the place, the expected value, the actual value and the
 * remedy.
 */
export class UnsupportedProperty extends Error {
  override readonly name = 'UnsupportedProperty';
}

/** The remedy for a template that the host refuses. */
export const wayOut = 'Change the template, or add support to local-aws.';

/** @param expected an expected value or its description, e.g. `true or false` */
export function unexpected(at: string, expected: string, value: unknown): UnsupportedProperty {
  return new UnsupportedProperty(
    `${at}: the local host expects ${expected}, got ${value === undefined ? 'nothing' : shown(value)}. ${wayOut}`,
  );
}

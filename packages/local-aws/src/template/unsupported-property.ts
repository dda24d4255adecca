import { shown } from '../json.ts';

/**
 * A property of the template that the host does not act on, or whose value it would have to ignore. The host
 * refuses it at boot. The message is for the author of the template. It names the place, the expected value, the
 * actual value and the remedy.
 */
export class UnsupportedProperty extends Error {
  override readonly name = 'UnsupportedProperty';
}

/** What can be done about a template that the host does not take. */
export const wayOut = 'Change infra/, or teach local/ what it means.';

/** @param expected A value, or what it has to be: `true or false` */
export function unexpected(at: string, expected: string, value: unknown): UnsupportedProperty {
  return new UnsupportedProperty(
    `${at}: the local host expects ${expected}, got ${value === undefined ? 'nothing' : shown(value)}. ${wayOut}`,
  );
}

import type { KnownAttribute } from './restore-words.ts';

/** The name of a field in words. Undefined for one that only this household has; it then has its own name. */
export function attributeName(names: Readonly<Record<KnownAttribute, string>>, attribute: string): string | undefined {
  return Object.hasOwn(names, attribute) ? names[attribute as KnownAttribute] : undefined;
}

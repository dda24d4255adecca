import { util } from '@aws-appsync/utils';
import { ulidPattern } from '../ledger/ulid.ts';

export function isUlid(id: string): boolean {
  return util.matches(ulidPattern, id);
}

/** The sentence for an id that is not a ULID. It quotes only the beginning of the id, which may have any length. */
export function notAUlid(name: string, id: string): string {
  return `${name}: expected a ULID (26 characters of 0-9 and A-Z without I, L, O, U), got "${id.slice(0, 40)}"${id.length > 40 ? ' and more' : ''}.`;
}

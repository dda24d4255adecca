import { createHash } from 'node:crypto';

/**
 * The id that IAM gives to a role (`AROA…`) or a user (`AIDA…`), 21 characters. It is the same at every start.
 */
export function uniqueId(prefix: 'AROA' | 'AIDA', arn: string): string {
  const letters = createHash('sha256')
    .update(arn)
    .digest('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase();
  return `${prefix}${letters.slice(0, 17)}`;
}

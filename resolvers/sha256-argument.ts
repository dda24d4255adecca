import { util } from '@aws-appsync/utils';

/** Refuses a `sha256` argument of another form as `InvalidArgument`. */
export function requireSha256(sha256: string): void {
  if (!util.matches('^[0-9a-f]{64}$', sha256))
    util.error('sha256: expected the SHA-256 of the file as 64 characters of 0-9 and a-f.', 'InvalidArgument');
}

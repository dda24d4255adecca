import type { CodePurpose } from './code-delivery.ts';
import { judgeCode } from './confirmation-code.ts';
import type { UserPool } from './user-pool.ts';
import type { UserRecord } from './user-record.ts';

/**
 * The user without the code, once `code` is right; a wrong guess is saved to disk before the error is returned. Call inside `users.exclusively`.
 * Throws `CodeMismatchException`, `ExpiredCodeException`, `LimitExceededException`.
 */
export async function spendCode(
  pool: UserPool,
  user: UserRecord,
  purpose: CodePurpose,
  code: string,
  nowMs: number,
): Promise<UserRecord> {
  const verdict = judgeCode(user.codes[purpose], code, nowMs);
  if (verdict.kind === 'wrong') await pool.users.put({ ...user, codes: { ...user.codes, [purpose]: verdict.state } });
  if (verdict.kind !== 'right') throw verdict.error;
  const codes = { ...user.codes };
  // A record's optional entry is gone only when its key is.
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- `purpose` is one of three known names
  delete codes[purpose];
  return { ...user, codes };
}

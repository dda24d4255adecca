import type { CodePurpose } from './code-delivery.ts';
import { judgeCode } from './confirmation-code.ts';
import type { UserPool } from './user-pool.ts';
import type { UserRecord } from './user-record.ts';

/**
 * Returns the user without the stored code when `code` is right. A wrong guess is saved to disk before the error is
 * returned. Call it inside `users.exclusively`. Throws `CodeMismatchException`, `ExpiredCodeException`,
 * `LimitExceededException`.
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
  // The entry is removed together with its key.
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- `purpose` is one of three known names
  delete codes[purpose];
  return { ...user, codes };
}

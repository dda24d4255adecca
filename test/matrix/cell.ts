import type { Credentials } from '../person.ts';

/** What a principal got: past the permissions, or stopped by them. */
export type Verdict = 'allowed' | 'refused';

/** One thing that can be asked of the host, e.g. `dynamodb:Query LedgerSlips`; a column of the matrix. */
export interface Cell {
  /** IAM's action, or a field's coordinate, and what it is asked of. */
  readonly name: string;
  /** Really asks, signed with these credentials; unsigned without any. Throws when the answer says neither yes nor no. */
  readonly ask: (credentials: Credentials | undefined) => Promise<Verdict>;
}

/** DynamoDB says 400 to these two; every other refusal has the status 403, and with HEAD no name. */
const refusals = ['AccessDeniedException', 'MissingAuthenticationTokenException'];

/**
 * The verdict of a call through an SDK client. An error other than a refusal proves nothing, unless it is one that only comes after
 * the permissions were found good; those are named in `after`.
 */
export async function verdictOf(call: Promise<unknown>, after: readonly string[] = []): Promise<Verdict> {
  try {
    await call;
    return 'allowed';
  } catch (error) {
    const { name, $metadata } = error as Error & { readonly $metadata?: { readonly httpStatusCode?: number } };
    if (refusals.includes(name) || $metadata?.httpStatusCode === 403) return 'refused';
    if (after.includes(name)) return 'allowed';
    throw error;
  }
}

/** Client settings that sign as somebody; without credentials nothing is signed. */
export function signedAs(credentials: Credentials | undefined) {
  if (credentials !== undefined) return { credentials };
  return {
    credentials: { accessKeyId: '', secretAccessKey: '' },
    signer: { sign: <Request>(request: Request) => Promise.resolve(request) },
  };
}

/** `LedgerSlipsBE2C5078` → `LedgerSlips`: the name in `infra/`, without the CDK's hash. */
export function nameIn(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

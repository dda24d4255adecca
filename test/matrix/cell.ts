import type { Credentials } from '../person.ts';

/** The result for a principal: permitted, or refused for lack of permission. */
export type Verdict = 'allowed' | 'refused';

/** One possible request to the host, e.g. `dynamodb:Query LedgerSlips`. It is a column of the matrix. */
export interface Cell {
  /** IAM's action, or a field's coordinate, and its resource. */
  readonly name: string;
  /**
   * Sends the request, signed with these credentials, or unsigned without credentials. Throws when the response is
   * neither a permission nor a refusal.
   */
  readonly ask: (credentials: Credentials | undefined) => Promise<Verdict>;
}

/** DynamoDB returns these two with 400. Every other refusal has the status 403, and a HEAD request gets no name. */
const refusals = ['AccessDeniedException', 'MissingAuthenticationTokenException'];

/**
 * The result of a call through an SDK client. An error other than a refusal proves nothing, except one that can only
 * come after the permission check. Such errors are named in `after`.
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

/** Client settings that sign as a principal. Without credentials nothing is signed. */
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

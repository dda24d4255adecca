import type { Renewal } from './renew-credentials.ts';

/** The parts of the session that a request needs. */
export interface RequestSession {
  /** Whether the person shown is the person whose tokens are stored. */
  readonly isCurrent: () => boolean;
  /** Compares the person shown with the stored tokens, and leaves when they differ. */
  readonly check: () => void;
  /** Reports that the server has ended the session. */
  readonly ended: () => unknown;
}

/**
 * Sends a request. When its credentials are refused, renews them and sends the request once more. The server refuses
 * credentials before it carries anything out, so a mutation may be repeated. An ended session is reported, and the
 * caller then gets the refusal.
 *
 * @param isRefused whether the error of `send` means that the credentials were refused.
 * @param renew `renewCredentials`, except in tests.
 */
export async function retryRenewed<T>(
  send: () => Promise<T>,
  isRefused: (reason: unknown) => boolean,
  session: RequestSession,
  renew: () => Promise<Renewal>,
): Promise<T> {
  // One person's page must send nothing with another person's credentials.
  if (!session.isCurrent()) {
    session.check();
    throw notThisPerson();
  }
  try {
    return await send();
  } catch (reason) {
    if (!isRefused(reason)) throw reason;
    if ((await renew()) === 'ended') {
      session.ended();
      throw reason;
    }
    return send();
  }
}

/** Amplify's name for a request without a signed-in person. */
function notThisPerson(): Error {
  return Object.assign(new Error('The person shown is not the one who is signed in now.'), { name: 'NoSignedUser' });
}

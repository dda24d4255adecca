import type { Renewal } from './renew-credentials.ts';

/** What a request needs to know of the session that it is sent for. */
export interface RequestSession {
  /** Whether the person shown is the one whose tokens are stored. */
  readonly isCurrent: () => boolean;
  /** Compares the person shown with the tokens stored, and leaves when they differ. */
  readonly check: () => void;
  /** The server has ended the session. */
  readonly ended: () => unknown;
}

/**
 * Sends a request; when it is refused for its credentials, renews them and sends it once more. Such a refusal comes before anything is
 * carried out, so a mutation may be repeated. A session that has ended is reported; the refusal then goes on to the caller.
 *
 * @param isRefused whether what `send` threw means that the credentials were refused.
 * @param renew the real one is `renewCredentials`.
 */
export async function retryRenewed<T>(
  send: () => Promise<T>,
  isRefused: (reason: unknown) => boolean,
  session: RequestSession,
  renew: () => Promise<Renewal>,
): Promise<T> {
  // Nothing is asked with one person's page and another person's credentials.
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

/** Named as Amplify names a request without anybody signed in. */
function notThisPerson(): Error {
  return Object.assign(new Error('The person shown is not the one who is signed in now.'), { name: 'NoSignedUser' });
}

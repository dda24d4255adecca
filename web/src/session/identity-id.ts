import { fetchAuthSession } from 'aws-amplify/auth';

/** The person's identity id, by which the service knows the owner of a ledger. Undefined while it cannot be asked for. */
export function identityId(): Promise<string | undefined> {
  return fetchAuthSession().then(
    (session) => session.identityId,
    () => undefined,
  );
}

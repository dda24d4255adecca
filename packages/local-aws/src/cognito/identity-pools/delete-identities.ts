import type { JsonObject } from '../../json.ts';
import { CognitoError } from '../cognito-error.ts';
import type { Member } from '../request-shape.ts';
import { readInput, text } from '../request-shape.ts';
import type { IdentityPoolsContext } from './identity-pool.ts';

/**
 * DeleteIdentities removes identities. One that does not exist counts as removed (unproven: the service documents only
 * what it could not process).
 */
export async function deleteIdentities({ pools }: IdentityPoolsContext, request: JsonObject): Promise<JsonObject> {
  const { IdentityIdsToDelete: ids } = readInput(request, { IdentityIdsToDelete: identityIds });
  for (const id of ids) for (const { identities } of pools) await identities.remove(id);
  return { UnprocessedIdentityIds: [] };
}

const identityId = text({ maxLength: 55, pattern: /^[\w-]+:[0-9a-f-]+$/ });

/** 1 to 60 ids (API reference). */
const identityIds: Member<readonly string[]> = (value, name) => {
  if (Array.isArray(value) && value.length >= 1 && value.length <= 60)
    return value.map((id: unknown) => identityId(id, name));
  throw new CognitoError('InvalidParameterException', `Expected ${name} to be a list of 1 to 60 identity ids.`);
};

import type { ConditionContext } from './condition-context.ts';
import type { Principal } from './principal.ts';

/**
 * The condition keys that follow from who is calling and when.
 *
 * @param roleTags The tags of the caller's role itself; a session tag with the same key takes the place of such a tag.
 */
export function principalContext(
  principal: Principal,
  nowMs: number,
  roleTags: Readonly<Record<string, string>> = {},
): ConditionContext {
  const now = { 'aws:CurrentTime': new Date(nowMs).toISOString(), 'aws:EpochTime': String(Math.floor(nowMs / 1000)) };
  if (principal.kind === 'operator') {
    return {
      ...now,
      'aws:PrincipalArn': principal.userArn,
      'aws:PrincipalAccount': accountOf(principal.userArn),
      'aws:PrincipalType': 'User',
      'aws:username': principal.userArn.slice(principal.userArn.lastIndexOf('/') + 1),
    };
  }
  const { cognito } = principal;
  return {
    ...now,
    'aws:PrincipalArn': principal.roleArn,
    'aws:PrincipalAccount': accountOf(principal.roleArn),
    'aws:PrincipalType': 'AssumedRole',
    'aws:userid': `${principal.roleId}:${principal.sessionName}`,
    ...principalTags(roleTags, principal.tags ?? {}),
    ...(cognito === undefined
      ? {}
      : {
          'cognito-identity.amazonaws.com:sub': cognito.identityId,
          'cognito-identity.amazonaws.com:aud': cognito.identityPoolId,
          'cognito-identity.amazonaws.com:amr': [
            cognito.authType,
            ...[...cognito.authProvider.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? ''),
          ],
        }),
  };
}

/** Keys of tags are compared without their case (IAM user guide, "Passing session tags in AWS STS"). */
function principalTags(
  roleTags: Readonly<Record<string, string>>,
  sessionTags: Readonly<Record<string, string>>,
): ConditionContext {
  const replaced = new Set(Object.keys(sessionTags).map((key) => key.toLowerCase()));
  const kept = Object.entries(roleTags).filter(([key]) => !replaced.has(key.toLowerCase()));
  return Object.fromEntries(
    [...kept, ...Object.entries(sessionTags)].map(([key, value]) => [`aws:PrincipalTag/${key}`, value]),
  );
}

/** The account of an ARN. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

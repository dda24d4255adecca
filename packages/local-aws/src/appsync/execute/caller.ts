import type { Principal } from '../../iam/principal.ts';
import { callerArn } from '../../iam/principal.ts';

/** The caller of a request, with the request's headers. */
export interface Caller {
  readonly principal: Principal;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly sourceIp: readonly string[];
}

/** `ctx.identity` under AWS_IAM, recorded from the service. */
export interface IamIdentity {
  readonly accountId: string;
  readonly cognitoIdentityAuthProvider: string | null;
  readonly cognitoIdentityAuthType: string | null;
  readonly cognitoIdentityId: string | null;
  readonly cognitoIdentityPoolId: string | null;
  readonly sourceIp: readonly string[];
  readonly userArn: string;
  readonly username: string;
}

/** Built from the principal only. Nothing that the request claims about itself is used. */
export function identityOf({ principal, sourceIp }: Caller): IamIdentity {
  const userArn = callerArn(principal);
  const cognito = principal.kind === 'role-session' ? principal.cognito : undefined;
  return {
    accountId: userArn.split(':')[4] ?? '',
    cognitoIdentityAuthProvider: cognito?.authProvider ?? null,
    cognitoIdentityAuthType: cognito?.authType ?? null,
    cognitoIdentityId: cognito?.identityId ?? null,
    cognitoIdentityPoolId: cognito?.identityPoolId ?? null,
    sourceIp,
    userArn,
    // AWS has a user's AIDA… id here. The operator has none.
    username:
      principal.kind === 'role-session'
        ? `${principal.roleId}:${principal.sessionName}`
        : (userArn.split('/').at(-1) ?? userArn),
  };
}

/** The signer of a request, as the credentials name them. Nothing that the request claims about itself is used. */
export type Principal = RoleSession | Operator;

/** A session of the role of a function or a data source, or, with `cognito`, of a signed-in user. */
export interface RoleSession {
  readonly kind: 'role-session';
  /** `arn:aws:iam::<account>:role/<name>` */
  readonly roleArn: string;
  readonly roleName: string;
  /** `AROA…`, 21 characters. */
  readonly roleId: string;
  /** `CognitoIdentityCredentials` for people, the function's name for functions. */
  readonly sessionName: string;
  /** The session tags that the caller of AssumeRole gave, by key. No two keys differ in case alone. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly cognito?: CognitoIdentity;
}

/** The facts that an identity pool has verified. */
export interface CognitoIdentity {
  /** `<region>:<uuid>` */
  readonly identityId: string;
  /** `<region>:<uuid>` */
  readonly identityPoolId: string;
  readonly authType: 'authenticated';
  /**
   * `"cognito-idp.R.amazonaws.com/POOL","cognito-idp.R.amazonaws.com/POOL:CognitoSignIn:SUB"`. The quotes are part of
   * the value.
   */
  readonly authProvider: string;
}

/**
 * The person who runs this host. The operator has long-lived keys and may do everything in the account except AppSync's
 * Cognito-only fields.
 */
export interface Operator {
  readonly kind: 'operator';
  /** `arn:aws:iam::<account>:user/operator` */
  readonly userArn: string;
}

/** `arn:aws:sts::<account>:assumed-role/<role>/<session>`, or the operator's ARN. */
export function callerArn(principal: Principal): string {
  if (principal.kind === 'operator') return principal.userArn;
  const account = principal.roleArn.split(':')[4] ?? '';
  return `arn:aws:sts::${account}:assumed-role/${principal.roleName}/${principal.sessionName}`;
}

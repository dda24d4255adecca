import type { CfnResource } from 'aws-cdk-lib';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { AccountRecovery, CfnIdentityPool, Mfa, UserPool, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { BundledFunction } from './bundled-function.ts';
import { FunctionRole } from './function-role.ts';
import type { Settings } from './settings.ts';

type PeopleProps = Pick<Settings, 'whoMaySignUp' | 'logRetention'>;

/** The user pool of the people who may sign in, and the identity pool whose identities key their data. */
export class People extends Construct {
  readonly userPool: UserPool;
  readonly client: UserPoolClient;
  readonly identityPool: CfnIdentityPool;

  constructor(scope: Construct, id: string, { whoMaySignUp, logRetention }: PeopleProps) {
    super(scope, id);
    this.userPool = new UserPool(this, 'UserPool', {
      selfSignUpEnabled: whoMaySignUp !== 'invited',
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // Only an authenticator app: a person whose code comes by mail could not reset the password by mail.
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      // A stolen session cannot move the account to another mailbox: the old address stays until the new one is verified.
      keepOriginal: { email: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.userPool,
      'COG2',
      'One household’s account book on its members’ own devices; a second factor is each person’s own choice, by an authenticator app.',
    );
    acknowledge(
      this.userPool,
      'COG8',
      'Threat protection is priced per user and month and belongs to the Plus plan; sign-in attempts are limited by the Essentials plan already.',
    );

    if (typeof whoMaySignUp === 'object') {
      const check = new BundledFunction(this, 'CheckSignUp', {
        folder: 'check-sign-up',
        environment: { SIGN_UP_DOMAINS: whoMaySignUp.emailDomains.join(',') },
        role: new FunctionRole(this, 'CheckSignUpRole', 'Looks at the address of somebody who signs up.'),
        memoryMb: 256,
        // Cognito waits five seconds for a trigger.
        timeoutSeconds: 5,
        logRetention,
      });
      this.userPool.addTrigger(UserPoolOperation.PRE_SIGN_UP, check);
    }

    this.client = this.userPool.addClient('Web', {
      generateSecret: false,
      // With rotation, tokens are refreshed by GetTokensFromRefreshToken, and REFRESH_TOKEN_AUTH is not allowed.
      authFlows: { userSrp: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.days(7),
      // Cognito's maximum. Two tabs may refresh with the same token, and a refresh is repeated when its answer was
      // lost.
      refreshTokenRotationGracePeriod: Duration.seconds(60),
    });

    this.identityPool = new CfnIdentityPool(this, 'IdentityPool', {
      allowUnauthenticatedIdentities: false,
      cognitoIdentityProviders: [
        {
          clientId: this.client.userPoolClientId,
          providerName: this.userPool.userPoolProviderName,
          serverSideTokenCheck: true,
        },
      ],
    });
    // Without the identity pool, every identity id changes, and every row and file loses its owner.
    keep(this.identityPool);
  }

  /** The sign-in part of `amplify_outputs.json` (format version 1.4). */
  get amplifyAuth(): Record<string, unknown> {
    return {
      aws_region: Stack.of(this).region,
      user_pool_id: this.userPool.userPoolId,
      user_pool_client_id: this.client.userPoolClientId,
      identity_pool_id: this.identityPool.ref,
      username_attributes: ['email'],
      standard_required_attributes: ['email'],
      user_verification_types: ['email'],
      unauthenticated_identities_enabled: false,
      mfa_configuration: 'OPTIONAL',
      mfa_methods: ['TOTP'],
      password_policy: {
        min_length: 12,
        require_lowercase: true,
        require_uppercase: true,
        require_numbers: true,
        require_symbols: true,
      },
    };
  }
}

function keep(resource: CfnResource): void {
  resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
}

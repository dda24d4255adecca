import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';

/** One account of a user pool, by its email address, as an administrator handles it. */
export class PersonAccount {
  readonly email: string;
  readonly #userPoolId: string;
  readonly #client = new CognitoIdentityProviderClient({});

  constructor(userPoolId: string, email: string) {
    this.#userPoolId = userPoolId;
    this.email = email;
  }

  /** Makes the account. Without `isSilent`, Cognito mails an invitation with a temporary password. */
  async create({ isSilent }: { readonly isSilent: boolean }): Promise<void> {
    await this.#client.send(
      new AdminCreateUserCommand({
        ...this.#user,
        UserAttributes: [
          { Name: 'email', Value: this.email },
          // Without it, a forgotten password could not be reset by mail.
          { Name: 'email_verified', Value: 'true' },
        ],
        ...(isSilent ? { MessageAction: 'SUPPRESS' } : { DesiredDeliveryMediums: ['EMAIL'] }),
      }),
    );
  }

  async exists(): Promise<boolean> {
    try {
      await this.#client.send(new AdminGetUserCommand(this.#user));
      return true;
    } catch (error) {
      if (error instanceof UserNotFoundException) return false;
      throw error;
    }
  }

  /**
   * Gives the account a new random password, which alone is enough to sign in, and ends every session. The person cannot
   * sign in any more.
   */
  async takeOver(): Promise<string> {
    const password = `${randomBytes(24).toString('base64url')}-aA1!`;
    await this.#client.send(new AdminSetUserPasswordCommand({ ...this.#user, Password: password, Permanent: true }));
    await this.#client.send(new AdminEnableUserCommand(this.#user));
    await this.#client.send(
      new AdminSetUserMFAPreferenceCommand({ ...this.#user, SoftwareTokenMfaSettings: { Enabled: false } }),
    );
    await this.#client.send(new AdminUserGlobalSignOutCommand(this.#user));
    return password;
  }

  /** Ends every session, and lets nobody sign in. */
  async disable(): Promise<void> {
    await this.#client.send(new AdminDisableUserCommand(this.#user));
  }

  /** An account that is gone already is no error. */
  async remove(): Promise<void> {
    try {
      await this.#client.send(new AdminDeleteUserCommand(this.#user));
    } catch (error) {
      if (!(error instanceof UserNotFoundException)) throw error;
    }
  }

  get #user(): { readonly UserPoolId: string; readonly Username: string } {
    return { UserPoolId: this.#userPoolId, Username: this.email };
  }
}

import { Amplify } from 'aws-amplify';
import type { PasswordPolicy } from './password-rules.ts';

/** The user pool's policy, as `amplify_outputs.json` says it. Call it after `Amplify.configure`. */
export function passwordPolicy(): PasswordPolicy {
  return Amplify.getConfig().Auth?.Cognito.passwordFormat ?? {};
}

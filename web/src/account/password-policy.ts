import { Amplify } from 'aws-amplify';
import type { PasswordPolicy } from './password-rules.ts';

/** The user pool's policy from `amplify_outputs.json`. Call this after `Amplify.configure`. */
export function passwordPolicy(): PasswordPolicy {
  return Amplify.getConfig().Auth?.Cognito.passwordFormat ?? {};
}

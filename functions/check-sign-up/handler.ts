import type { PreSignUpTriggerHandler } from 'aws-lambda';
import { environmentOf } from '../environment.ts';
import { isAllowedAddress } from './is-allowed-address.ts';

const environment = environmentOf<'check-sign-up'>();
const domains = environment.text('SIGN_UP_DOMAINS').split(',');

/** Cognito returns the sentence to the caller. It says no more than the page does. */
class AddressNotAllowed extends Error {
  override readonly name = 'AddressNotAllowed';
}

/**
 * Asked by Cognito before it makes an account. Someone with an address elsewhere is refused; whom an administrator
 * invites is not. The address is proved afterwards, by the code that is sent to it.
 */
export const handler: PreSignUpTriggerHandler = (event) => {
  const { email = '' } = event.request.userAttributes;
  if (event.triggerSource !== 'PreSignUp_AdminCreateUser' && !isAllowedAddress(email, domains))
    return Promise.reject(new AddressNotAllowed('Addresses of this domain cannot sign up.'));
  return Promise.resolve(event);
};

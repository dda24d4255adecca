import type { Session } from '../session/session.ts';
import type { Person } from '../session/stored-person.ts';
import { ChangeEmail } from './ChangeEmail.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { SignOutEverywhere } from './SignOutEverywhere.tsx';

interface Props {
  readonly session: Session;
  readonly person: Person;
}

/** What a person can change about the account. Loaded when the settings are opened. */
export function AccountParts({ session, person }: Props) {
  return (
    <>
      <ChangePassword session={session} email={person.email} />
      <SecondFactor email={person.email} />
      <ChangeEmail session={session} />
      <SignOutEverywhere session={session} />
    </>
  );
}

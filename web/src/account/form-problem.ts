import { createContext } from 'react';
import type { AccountProblem } from './account-problem.ts';

/** The fields that a form about an account may have, by their `name`. */
export type FieldName = 'username' | 'password' | 'new-password' | 'code';

/** What a form says is wrong. */
export interface FormProblem {
  readonly problem: AccountProblem;
  readonly text: string;
  /** Differs for each refusal: the same one a second time moves the focus again. */
  readonly number: number;
}

/** The field that is marked, and the id of the text that says why. */
export const MarkedField = createContext<{ readonly name: FieldName | undefined; readonly textId: string }>({
  name: undefined,
  textId: '',
});

/** The field that a problem is about; undefined when it is about none, or about something that no field can mend. */
export function fieldOf(problem: AccountProblem): FieldName | undefined {
  return fields[problem];
}

const fields: Readonly<Partial<Record<AccountProblem, FieldName>>> = {
  notAnEmail: 'username',
  emailTaken: 'username',
  wrongPassword: 'password',
  passwordTooWeak: 'new-password',
  passwordUsedBefore: 'new-password',
  wrongCode: 'code',
  expiredCode: 'code',
};

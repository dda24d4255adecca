import { createContext } from 'react';
import type { AccountProblem } from './account-problem.ts';

/** The possible fields of an account form, by their `name`. */
export type FieldName = 'username' | 'password' | 'new-password' | 'code';

/** The problem that a form shows. */
export interface FormProblem {
  readonly problem: AccountProblem;
  readonly text: string;
  /** Differs for each refusal, so that the same refusal a second time moves the focus again. */
  readonly number: number;
}

/** The marked field, and the id of the text that explains the problem. */
export const MarkedField = createContext<{ readonly name: FieldName | undefined; readonly textId: string }>({
  name: undefined,
  textId: '',
});

/** The field that a problem is about. Undefined when it is about none, or when no field can solve it. */
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

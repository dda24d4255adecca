import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refused } from './refused.ts';
import type { Person } from './sign-in.ts';

interface Asked {
  readonly email: string | undefined;
  readonly outputsFile: string;
  /** True for the local host. */
  readonly isLocal: boolean;
  /** Asks the person at the terminal. Resolves with undefined when there is no answer. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The address and password to sign in with. */
export async function whoSignsIn({ email, outputsFile, isLocal, ask, environment }: Asked): Promise<Person> {
  if (email === undefined) return demoUser(outputsFile, isLocal);
  const password = environment['MYHOME_ACCOUNT_PASSWORD'] ?? (await ask(`Password of ${email}: `));
  if (password === undefined || password === '')
    throw new Refused(`The password of ${email} is missing: set MYHOME_ACCOUNT_PASSWORD, or type it.`);
  return { email, password };
}

/** The local host's file of demo people, which are made for trials. */
async function demoUser(outputsFile: string, isLocal: boolean): Promise<Person> {
  const missing = 'Whose ledger? Name the person with --email (and MYHOME_ACCOUNT_PASSWORD, or type the password).';
  if (!isLocal) throw new Refused(missing);
  const file = join(dirname(outputsFile), 'demo_users.json');
  let first: unknown;
  try {
    [first] = JSON.parse(await readFile(file, 'utf8')) as unknown[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Refused(missing, { cause: error });
    throw new Refused(`${file} cannot be read. Name the person with --email.`, { cause: error });
  }
  if (isPerson(first)) return first;
  throw new Refused(missing);
}

function isPerson(value: unknown): value is Person {
  return (
    typeof value === 'object' &&
    value !== null &&
    'email' in value &&
    'password' in value &&
    typeof value.email === 'string' &&
    typeof value.password === 'string'
  );
}

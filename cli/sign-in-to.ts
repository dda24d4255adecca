import type { Stack } from './connect.ts';
import { readSecret } from './read-secret.ts';
import { signInAs } from './sign-in.ts';
import { whoSignsIn } from './who.ts';

/** Signs the person in whom the flags or the environment name. Returns the person's e-mail address. */
export async function signInTo(
  { isLocal }: Stack,
  { email, outputsFile }: { readonly email?: string; readonly outputsFile: string },
  signal: AbortSignal,
): Promise<string> {
  const ask = (prompt: string) =>
    readSecret({
      prompt,
      input: process.stdin,
      output: process.stderr,
      signal,
      interrupt: () => process.kill(process.pid, 'SIGINT'),
    });
  const person = await whoSignsIn({ email, outputsFile, isLocal, ask, environment: process.env });
  await signInAs(person, { ask, environment: process.env });
  return person.email;
}

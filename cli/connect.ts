import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Amplify } from 'aws-amplify';
import { signIn } from 'aws-amplify/auth';
import { ConsoleLogger } from 'aws-amplify/utils';
import { isLoopbackHttp } from '../web/src/amplify/loopback-endpoint.ts';
import { speakPlainTo } from '../web/src/amplify/loopback-socket.ts';
import { amplifyConfigFrom } from '../web/src/amplify/outputs.ts';
import { Refused } from './refused.ts';

interface Who {
  readonly outputsFile: string;
  readonly email?: string;
}

/** Points Amplify at the stack that the outputs file describes, and signs in. Returns the email that was used. */
export async function connect({ outputsFile, email }: Who): Promise<string> {
  const config = amplifyConfigFrom(await readOutputs(outputsFile));
  const { endpoint } = config.API.GraphQL;
  const isLocal = isLoopbackHttp(endpoint);
  if (isLocal) speakPlainTo(endpoint);
  // Its warnings are for whoever writes the configuration: that the local host's addresses are not AWS's.
  ConsoleLogger.LOG_LEVEL = 'ERROR';
  Amplify.configure(config);
  const person = email === undefined ? await demoUser(outputsFile, isLocal) : { email, password: await passwordOf(email) };
  const { nextStep } = await signIn({ username: person.email, password: person.password });
  if (nextStep.signInStep !== 'DONE') throw new Refused(`${person.email} cannot sign in yet (${nextStep.signInStep}). Sign in on the page once.`);
  return person.email;
}

async function readOutputs(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new Refused(`${file} cannot be read. Is the stack running (npm start)? Another one is named with --outputs.`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refused(`${file} is not JSON.`, { cause });
  }
}

/** The local host writes down whom it made for trying out. */
async function demoUser(outputsFile: string, isLocal: boolean): Promise<{ email: string; password: string }> {
  const file = join(dirname(outputsFile), 'demo_users.json');
  const missing = 'Whose export? Name the person with --email (and MYHOME_ACCOUNT_PASSWORD, or type it).';
  if (!isLocal) throw new Refused(missing);
  try {
    const [first] = JSON.parse(await readFile(file, 'utf8')) as { email: string; password: string }[];
    if (first !== undefined) return first;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  throw new Refused(missing);
}

async function passwordOf(email: string): Promise<string> {
  const given = process.env['MYHOME_ACCOUNT_PASSWORD'];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) throw new Refused(`The password of ${email} is missing: set MYHOME_ACCOUNT_PASSWORD.`);
  const prompt = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  process.stderr.write(`Password of ${email}: `);
  const password = await prompt.question('');
  prompt.close();
  return password;
}

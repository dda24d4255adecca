import { parseFlags } from '../cli/parse-flags.ts';
import { WrongFlag } from '../cli/wrong-flag.ts';
import type { EnvironmentName } from '../infra/environments.ts';
import { environmentNamed, isLocal, usualEnvironment } from '../infra/environments.ts';
import { SettingsRefused } from '../infra/settings-refused.ts';

/** The flags that the operator's commands share. */
export interface OperatorFlags {
  readonly environment: EnvironmentName;
  readonly canary: boolean;
  /** The identity id of the person, where the command is about one. */
  readonly owner?: string;
  readonly yes: boolean;
  /** Words without a flag. */
  readonly words: readonly string[];
}

/** What to type after the name of each command. */
const usages = {
  deploy: {
    usage: '[--environment NAME] [--no-canary] [-- flags of the CDK]',
    does: 'Checks the account and what would change, deploys, and tries the deployment with a person of its own.',
    names: ['environment', 'no-canary'],
  },
  doctor: {
    usage: '[--environment NAME] [--no-canary]',
    does: 'The checks of npm run deploy alone. Deploys nothing; the person of the trial is removed again.',
    names: ['environment', 'no-canary'],
  },
  destroy: {
    usage: '[--environment NAME] [--yes]',
    does: 'Takes the page and the API away, and says what it keeps. The data stays.',
    names: ['environment', 'yes'],
  },
  invite: {
    usage: 'EMAIL [--environment NAME]',
    does: 'Makes an account. Cognito mails a temporary password, which works for seven days.',
    names: ['environment'],
  },
  erase: {
    usage: 'EMAIL [--owner IDENTITY] [--environment NAME] [--yes]',
    does: 'Removes a person: the account, every file, the history and the ledger.',
    names: ['environment', 'owner', 'yes'],
  },
} as const;

export type OperatorCommand = keyof typeof usages;

const options = {
  environment: { type: 'string' },
  'no-canary': { type: 'boolean', default: false },
  owner: { type: 'string' },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export function operatorUsage(command: OperatorCommand): string {
  const { usage, does } = usages[command];
  return [
    `npm run ${command} -- ${usage}`,
    '',
    does,
    '',
    `  --environment NAME  which settings of infra/environments/ (MYHOME_ENVIRONMENT, else ${usualEnvironment})`,
    ...(command === 'erase' ? ['  --owner IDENTITY    the identity id, where the account is gone already'] : []),
    ...('yes' in options && (command === 'destroy' || command === 'erase')
      ? ['  --yes               asks nothing; needed where there is no terminal']
      : []),
    ...(command === 'deploy' || command === 'doctor'
      ? ['  --no-canary         does not make the person who exports and verifies a copy']
      : []),
    '',
    'Credentials and region are those of the AWS SDK (AWS_PROFILE, AWS_REGION and so on).',
    'Exit codes: 0 done, 1 refused or failed, 64 wrong flags.',
  ].join('\n');
}

/** @throws WrongFlag also for an environment that does not exist or is the local host's. */
export function readOperatorFlags(
  command: OperatorCommand,
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): OperatorFlags | 'help' {
  const { values, positionals } = parseFlags({
    script: command,
    options,
    args,
    environment: variables,
    allowPositionals: true,
    npmsOwn: ['yes'],
  });
  if (values.help) return 'help';
  const allowed: readonly string[] = usages[command].names;
  const given = [
    ...(values.owner === undefined ? [] : ['owner']),
    ...(values.yes ? ['yes'] : []),
    ...(values['no-canary'] ? ['no-canary'] : []),
  ];
  const stray = given.find((name) => !allowed.includes(name));
  if (stray !== undefined)
    throw new WrongFlag(`--${stray} is no flag of npm run ${command} (--help tells what there is)`);
  return {
    environment: deployed(values.environment ?? variables['MYHOME_ENVIRONMENT'] ?? usualEnvironment),
    canary: !values['no-canary'],
    yes: values.yes,
    words: positionals,
    ...(values.owner === undefined ? {} : { owner: values.owner }),
  };
}

function deployed(name: string): EnvironmentName {
  try {
    const environment = environmentNamed(name);
    if (!isLocal(environment)) return environment;
  } catch (cause) {
    if (!(cause instanceof SettingsRefused)) throw cause;
    throw new WrongFlag(`--environment: ${cause.message}`, { cause });
  }
  throw new WrongFlag(`--environment: ${name} is for the local host (npm start) and is never deployed.`);
}

/** The one address that a command is about. */
export function addressOf({ words }: OperatorFlags): string {
  const [email, ...others] = words;
  if (email === undefined || !/^[^\s@]+@[^\s@]+$/.test(email))
    throw new WrongFlag(`Expected the email address of the person, got ${email ?? 'nothing'} (--help tells more).`);
  if (others.length > 0) throw new WrongFlag(`Expected one email address, got also ${others.join(' ')}.`);
  return email;
}

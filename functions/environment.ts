import type { DatasetName } from '../ledger/datasets.ts';
import { datasets } from '../ledger/datasets.ts';

/**
 * The variables that infra/ sets for each function, by the function's folder. Both sides are typed by this table: infra/
 * has to set them all, and a handler can read no other.
 */
export const functionVariables = {
  'check-sign-up': ['SIGN_UP_DOMAINS'],
  'delete-archive': ['ARCHIVE_BUCKET'],
  'download-url': ['ARCHIVE_BUCKET', 'URL_TTL_SECONDS'],
  'export-failed': ['GRAPHQL_URL', 'ARCHIVE_BUCKET', 'DEPLOYMENT'],
  'export-worker': [
    'GRAPHQL_URL',
    'ARCHIVE_BUCKET',
    'ARCHIVE_RETENTION_DAYS',
    'TIME_ZONE',
    'OWNER_ROLE',
    'EXPORTS_TABLE',
    'ALL_WRITERS_KEEP_FENCE',
    'LEDGER_LAYOUT',
    'DEPLOYMENT',
    ...datasets.map(({ name }) => tableVariable(name)),
  ],
  'ledger-months': ['OWNER_READER_ROLE', 'LEDGER_LAYOUT', 'SLIPS_TABLE', 'BALANCES_TABLE', 'KINDS_TABLE'],
  'ledger-names': ['OWNER_READER_ROLE', 'LEDGER_LAYOUT', 'KINDS_TABLE', 'METHODS_TABLE'],
  'restore-preview': ['ARCHIVE_BUCKET'],
  'restore-worker': [
    'GRAPHQL_URL',
    'ARCHIVE_BUCKET',
    'SAFETY_COPY_DAYS',
    'TIME_ZONE',
    'OWNER_ROLE',
    'EXPORTS_TABLE',
    'LEDGER_LAYOUT',
    'DEPLOYMENT',
    ...datasets.map(({ name }) => tableVariable(name)),
  ],
  sweeper: ['GRAPHQL_URL', 'ARCHIVE_BUCKET', 'EXPORTS_TABLE', 'DEPLOYMENT'],
  'upload-form': ['ARCHIVE_BUCKET', 'UPLOAD_FORM_SECONDS'],
} as const;

export type FunctionFolder = keyof typeof functionVariables;
export type FunctionVariable<Folder extends FunctionFolder> = (typeof functionVariables)[Folder][number];

/** The variable that holds the name of a dataset's table. */
export function tableVariable(name: DatasetName): TableVariable {
  return `${name.toUpperCase() as Uppercase<DatasetName>}_TABLE`;
}

export type TableVariable = `${Uppercase<DatasetName>}_TABLE`;

/** Reads the variables of one function. Throws MissingEnvironment for one that is absent or empty. */
export function environmentOf<Folder extends FunctionFolder>(): {
  text(name: FunctionVariable<Folder>): string;
  /** A whole number from 1. */
  count(name: FunctionVariable<Folder>): number;
} {
  return { text: requireEnvironment, count: requireCount };
}

/** The value of a variable that Lambda or the deployment sets. Throws MissingEnvironment when it is absent or empty. */
export function requireEnvironment(name: FunctionVariable<FunctionFolder> | LambdaVariable): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new MissingEnvironment(
      `The environment variable ${name} is not set. infra/ gives each function its variables: look there.`,
    );
  }
  return value;
}

/** Variables that Lambda sets for every function. */
type LambdaVariable = 'AWS_REGION' | 'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY';

export class MissingEnvironment extends Error {
  override readonly name = 'MissingEnvironment';
}

function requireCount(name: FunctionVariable<FunctionFolder>): number {
  const text = requireEnvironment(name);
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new MissingEnvironment(
      `The environment variable ${name} must be a whole number from 1, not ${JSON.stringify(text)}.`,
    );
  }
  return Number(text);
}

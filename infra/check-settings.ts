import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { whyNotOwnTables } from './check-own-tables.ts';
import type { Settings } from './settings.ts';
import { SettingsRefused } from './settings-refused.ts';

/**
 * Refuses settings that a deployment would refuse later or that would fail at work. Synthesis stops with a sentence for
 * each. The types alone are not enough: Node runs these files without checking them.
 *
 * @param environment for the sentence
 * @throws SettingsRefused
 */
export function checkSettings(settings: Settings, environment: string): void {
  const refusals = (Object.keys(allowed) as (keyof Settings)[]).flatMap((name) => {
    const { is, what, why } = allowed[name];
    const value = settings[name];
    return is(value)
      ? []
      : [`${name}: expected ${what}, got ${value === undefined ? 'nothing' : JSON.stringify(value)}.`].concat(
          why?.(value) ?? [],
        );
  });
  const unknown = Object.keys(settings).filter((name) => !Object.hasOwn(allowed, name));
  refusals.push(...unknown.map((name) => `${name}: there is no such setting. infra/settings.ts lists them.`));
  if (refusals.length > 0)
    throw new SettingsRefused(
      `The settings of the environment ${environment} (infra/environments/) are not usable:\n${refusals.map((line) => `  ${line}`).join('\n')}`,
    );
}

interface Allowed {
  readonly is: (value: unknown) => boolean;
  /** Completes "expected …". */
  readonly what: string;
  /** What is wrong with a value that has parts of its own. */
  readonly why?: ((value: unknown) => string | undefined) | undefined;
}

/** What each setting may be. The order is that of settings.ts. */
const allowed: Readonly<Record<keyof Settings, Allowed>> = {
  name: {
    is: (value) => typeof value === 'string' && /^[A-Za-z][A-Za-z0-9]{0,39}$/.test(value),
    what: 'a letter and then up to 39 letters and digits, as the start of the stacks’ names',
  },
  whoMaySignUp: {
    is: (value) => value === 'everyone' || value === 'invited' || hasDomains(value),
    what: '"everyone", "invited", or { "emailDomains": ["example.com"] } with 1 to 50 domains in lower case',
  },
  ownTables: orNothing({
    is: (value) => whyNotOwnTables(value) === undefined,
    what: 'tables that exist already (docs/layouts.md)',
    why: whyNotOwnTables,
  }),
  // The history of an export is kept 400 days, and its file not longer.
  archiveRetentionDays: wholeNumber(1, 365, 'days'),
  safetyCopyDays: wholeNumber(2, 365, 'days'),
  // Signed with a role's credentials, with which a form or a link ends too. Lambda renews them hours before they expire.
  uploadFormSeconds: wholeNumber(300, 3600, 'seconds'),
  allWritersKeepFence: { is: (value) => typeof value === 'boolean', what: 'true or false' },
  timeZone: { is: isTimeZone, what: 'the IANA name of a time zone, such as Asia/Tokyo' },
  urlTtlSeconds: wholeNumber(60, 3600, 'seconds'),
  // One vCPU is at 1,769 MB. Less memory makes every export slower in proportion.
  workerMemoryMb: wholeNumber(1024, 10_240, 'MB'),
  // A run keeps the last minute to stop in good order. 900 is Lambda's own limit.
  workerTimeoutSeconds: wholeNumber(120, 900, 'seconds'),
  workerConcurrency: orNothing(wholeNumber(1, 1000, 'executions')),
  monthsConcurrency: orNothing(wholeNumber(1, 1000, 'executions')),
  logRetention: {
    is: (value) => Object.values<unknown>(RetentionDays).includes(value) && typeof value === 'number',
    what: 'one of RetentionDays, such as RetentionDays.THREE_MONTHS',
  },
  monthlyBudgetUsd: orNothing(wholeNumber(1, 100_000, 'US dollars')),
  alarmEmail: orNothing({
    is: (value) => typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value),
    what: 'an email address',
  }),
};

function wholeNumber(min: number, max: number, unit: string): Allowed {
  return {
    is: (value) => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max,
    what: `a whole number from ${min} to ${max} (${unit})`,
  };
}

function orNothing({ is, what, why }: Allowed): Allowed {
  return { is: (value) => value === undefined || is(value), what: `${what}, or nothing`, why };
}

function hasDomains(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'emailDomains') return false;
  const { emailDomains } = value as { readonly emailDomains: unknown };
  return (
    Array.isArray(emailDomains) &&
    emailDomains.length >= 1 &&
    emailDomains.length <= 50 &&
    emailDomains.every((domain) => typeof domain === 'string' && isDomain(domain))
  );
}

function isDomain(domain: string): boolean {
  return domain.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain);
}

function isTimeZone(value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

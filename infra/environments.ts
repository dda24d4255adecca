import { checkSettings } from './check-settings.ts';
import { dev } from './environments/dev.ts';
import { local, localDomains, localInvited, localOriginal } from './environments/local.ts';
import { prod } from './environments/prod.ts';
import type { OwnTables, Settings } from './settings.ts';
import { SettingsRefused } from './settings-refused.ts';

/** The settings by environment. A new environment is a new file and an entry here. */
const environments = {
  prod,
  dev,
  local,
  'local-invited': localInvited,
  'local-domains': localDomains,
  'local-original': localOriginal,
} satisfies Readonly<Record<string, Settings>>;

export type EnvironmentName = keyof typeof environments;

/** The environment that a command means when nothing names one. */
export const usualEnvironment: EnvironmentName = 'prod';

/** Those of the local host. They are never deployed: they share a name with `prod`, and everyone may sign up there. */
export function isLocal(name: EnvironmentName): boolean {
  return name.startsWith('local');
}

/**
 * @param ownTables tables with which the local host is tried, in place of those of its environment
 * @throws SettingsRefused for settings that are not allowed.
 */
export function settingsOf(name: EnvironmentName, ownTables?: OwnTables): Settings {
  if (ownTables && !isLocal(name))
    throw new SettingsRefused(`The tables of ${name} are those of its own settings (infra/environments/).`);
  const settings: Settings = { ...environments[name], ...(ownTables && { ownTables }) };
  checkSettings(settings, name);
  return settings;
}

/** @throws SettingsRefused for a name that is no environment. */
export function environmentNamed(name: string): EnvironmentName {
  if (Object.hasOwn(environments, name)) return name as EnvironmentName;
  throw new SettingsRefused(
    `There is no environment ${JSON.stringify(name)}. infra/environments.ts lists ${Object.keys(environments).join(', ')}.`,
  );
}

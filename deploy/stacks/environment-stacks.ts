import type { EnvironmentName } from '../../infra/environments.ts';
import { settingsOf } from '../../infra/environments.ts';

/** The names of an environment's stacks (infra/build-stacks.ts). */
export function stackNamesOf(environment: EnvironmentName): {
  readonly data: string;
  readonly api: string;
  readonly web: string;
} {
  const { name } = settingsOf(environment);
  return { data: `${name}Data`, api: `${name}Api`, web: `${name}Web` };
}

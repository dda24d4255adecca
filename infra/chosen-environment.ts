import type { Node } from 'constructs';
import type { EnvironmentName } from './environments.ts';
import { environmentNamed, isLocal, usualEnvironment } from './environments.ts';
import { SettingsRefused } from './settings-refused.ts';

/**
 * The environment of this synthesis: `-c environment=NAME` of the CDK, else the variable MYHOME_ENVIRONMENT, else `prod`.
 * `npm run deploy -- --environment NAME` passes the first.
 *
 * @throws SettingsRefused
 */
export function chosenEnvironment(node: Node, variables: NodeJS.ProcessEnv = process.env): EnvironmentName {
  const given = node.tryGetContext('environment') as string | undefined;
  const name = environmentNamed(given ?? variables['MYHOME_ENVIRONMENT'] ?? usualEnvironment);
  // The CDK's command line sets this variable for the program that it starts. Only it deploys.
  if (isLocal(name) && variables['CDK_CLI_VERSION'] !== undefined)
    throw new SettingsRefused(
      `The environment ${name} is for the local host (\`npm start\`) and is never deployed. Choose another one with --environment or -c environment=NAME.`,
    );
  return name;
}

import { exitCodes } from '../cli/exit-codes.ts';
import { Refused } from '../cli/refused.ts';
import { runCommand } from '../cli/run-command.ts';
import { whoAsks } from './account/who-asks.ts';
import { placesIn } from './erase/places.ts';
import { addressOf, operatorUsage, readOperatorFlags } from './operator-flags.ts';
import { PersonAccount } from './people/account.ts';
import { deployedResources, deployedStack } from './stacks/deployed-stack.ts';
import { stackNamesOf } from './stacks/environment-stacks.ts';

runCommand(main);

/** `npm run invite`: makes an account, to which Cognito mails a temporary password. */
async function main(): Promise<number> {
  const flags = readOperatorFlags('invite', process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(operatorUsage('invite'));
    return exitCodes.done;
  }
  const email = addressOf(flags);
  await whoAsks();
  const names = stackNamesOf(flags.environment);
  const page = (await deployedStack(names.web))?.outputs['PageUrl'];
  if (page === undefined) throw new Refused(`The environment ${flags.environment} is not deployed here.`);
  const { userPoolId } = placesIn(await deployedResources(names.data));
  const account = new PersonAccount(userPoolId, email);
  if (await account.exists()) throw new Refused(`${email} has an account already.`);
  await account.create({ isSilent: false });
  console.log(`${email} gets a temporary password by mail, which works for seven days, at ${page}`);
  return exitCodes.done;
}

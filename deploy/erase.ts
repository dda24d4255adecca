import { exitCodes } from '../cli/exit-codes.ts';
import { Refused } from '../cli/refused.ts';
import { runCommand } from '../cli/run-command.ts';
import { WrongFlag } from '../cli/wrong-flag.ts';
import { whoAsks } from './account/who-asks.ts';
import { writeOutputs } from './check-after.ts';
import { confirmByTyping } from './confirm.ts';
import { erasePerson } from './erase/erase-person.ts';
import { placesIn } from './erase/places.ts';
import { whatStays } from './erase/what-stays.ts';
import { addressOf, operatorUsage, readOperatorFlags } from './operator-flags.ts';
import { PersonAccount } from './people/account.ts';
import { identityOf } from './people/identity-of.ts';
import { deployedResources } from './stacks/deployed-stack.ts';
import { stackNamesOf } from './stacks/environment-stacks.ts';

const identityForm = /^[a-z]{2}(?:-[a-z]+)+-\d:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

runCommand(main);

/** `npm run erase`: removes a person. It can be repeated, and goes on where it was stopped. */
async function main(): Promise<number> {
  const flags = readOperatorFlags('erase', process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(operatorUsage('erase'));
    return exitCodes.done;
  }
  const email = addressOf(flags);
  if (flags.owner !== undefined && !identityForm.test(flags.owner))
    throw new WrongFlag(`--owner: expected a Cognito identity id, got ${flags.owner}.`);
  const { accountId, region } = await whoAsks();
  const outputs = await writeOutputs(flags.environment);
  const places = placesIn(await deployedResources(stackNamesOf(flags.environment).data));
  const account = new PersonAccount(places.userPoolId, email);
  const isThere = await account.exists();
  if (!isThere && flags.owner === undefined)
    throw new Refused(`There is no account ${email}. If it was removed before, name its identity with --owner.`);
  if (!flags.yes)
    await confirmByTyping(
      email,
      `Everything of ${email} in the environment ${flags.environment} (account ${accountId}, ${region}) is removed for good.`,
    );
  const owner = flags.owner ?? (await identityOf(account, outputs));
  console.log(`${email} is the identity ${owner}.`);
  const say = (line: string) => console.log(line);
  const erased = await erasePerson({ owner, places, say, ...(isThere ? { account } : {}) });
  for (const line of whatStays(owner, erased, { nowMs: Date.now(), hasLedger: places.ledger.length > 0 }))
    console.log(line);
  return exitCodes.done;
}

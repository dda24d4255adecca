import { S3Client } from '@aws-sdk/client-s3';
import { exitCodes } from '../cli/exit-codes.ts';
import { runCommand } from '../cli/run-command.ts';
import { whoAsks } from './account/who-asks.ts';
import { confirmByTyping } from './confirm.ts';
import { removeObjects } from './erase/remove-files.ts';
import { operatorUsage, readOperatorFlags } from './operator-flags.ts';
import { deleteStack } from './stacks/delete-stack.ts';
import { deployedResources, deployedStack } from './stacks/deployed-stack.ts';
import { stackNamesOf } from './stacks/environment-stacks.ts';

/** What is named when it is kept. */
const holding = new Set([
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::IdentityPool',
]);

runCommand(main);

/** `npm run destroy`: takes the page and the API away. What is gone already is no error. */
async function main(): Promise<number> {
  const flags = readOperatorFlags('destroy', process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(operatorUsage('destroy'));
    return exitCodes.done;
  }
  const { accountId, region } = await whoAsks();
  const { data, api, web } = stackNamesOf(flags.environment);
  if (!flags.yes)
    await confirmByTyping(
      flags.environment,
      `The page and the API of the environment ${flags.environment} (account ${accountId}, ${region}) are taken away.`,
    );
  // The page imports addresses of the API, so it goes first.
  for (const name of [web, api]) {
    if ((await deployedStack(name)) === undefined) {
      console.log(`${name} is not there.`);
      continue;
    }
    if (name === web) await emptySite(name);
    await deleteStack(name);
    console.log(`${name} is gone.`);
  }
  const kept = (await deployedStack(data)) === undefined ? [] : await deployedResources(data);
  if (kept.length === 0) console.log(`There is no ${data}, so no data was kept.`);
  else {
    console.log(`${data} is kept, with`);
    for (const { type, physicalId } of kept.filter((one) => holding.has(one.type)))
      console.log(`  ${type} ${physicalId}`);
    console.log(
      'The ledger, the copies and the accounts are there. npm run deploy puts the page and the API in front again.',
    );
  }
  return exitCodes.done;
}

/** CloudFormation deletes no bucket that holds objects. This one holds the page's public files, and nothing of anybody. */
async function emptySite(stack: string): Promise<void> {
  const buckets = (await deployedResources(stack)).filter(({ type }) => type === 'AWS::S3::Bucket');
  for (const { physicalId } of buckets) await removeObjects(new S3Client({}), physicalId, '');
}

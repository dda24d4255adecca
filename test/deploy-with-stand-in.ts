import { runCommand } from '../cli/run-command.ts';
import { deployEnvironment } from '../deploy/deploy-environment.ts';

/** `npm run deploy` with a stand-in for the CDK's command line, which says what it was told and succeeds. */
runCommand(() =>
  deployEnvironment(process.argv.slice(2), (args) => {
    console.log(`cdk ${args.join(' ')}`);
    return Promise.resolve(Number(process.env['STAND_IN_CODE'] ?? 0));
  }),
);

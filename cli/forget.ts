import { createApolloClient } from '../client/apollo/client.ts';
import { connect } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import { forgetCopies, keptCopies } from './forget/forget-copies.ts';
import { forgetUsage, readForgetFlags } from './forget/forget-flags.ts';
import { listenForInterruption, unlessAborted } from './interruption.ts';
import { askYes, requireSomebodyToAsk } from './restores/ask-yes.ts';
import type { CommandState } from './run-command.ts';
import { runCommand } from './run-command.ts';
import { onePerson } from './session.ts';
import { signInTo } from './sign-in-to.ts';

runCommand(main, 'forget');

/** `npm run forget`: removes a person's own copies, their history and their receipts. Returns the exit code. */
async function main(state: CommandState): Promise<number> {
  const flags = readForgetFlags(process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(forgetUsage);
    return exitCodes.done;
  }
  requireSomebodyToAsk(flags.yes, process.stdin);
  const signal = listenForInterruption({ leave: (code) => process.exit(code), nowMs: Date.now });
  state.stack = await connect(flags.outputsFile);
  const email = await unlessAborted(signal, signInTo(state.stack, flags, signal));
  const client = createApolloClient(onePerson);
  const kept = await unlessAborted(signal, keptCopies(client));
  const counted = `${kept.exports.length} copies and ${kept.receipts.length} receipts of ${email}`;
  if (!flags.yes) {
    const question = `${counted} are removed for good. The ledger stays as it is.`;
    if (!(await askYes(question, { input: process.stdin, output: process.stderr, signal }))) {
      console.error('Nothing was removed.');
      return exitCodes.done;
    }
  }
  const needed = await unlessAborted(signal, forgetCopies(client, kept, signal));
  state.result = { person: email, copies: kept.exports.length - needed, receipts: kept.receipts.length, needed };
  state.say(`Removed: ${counted}${needed > 0 ? `, but for ${needed} that an undo still needs` : ''}.`);
  state.say(
    'Uploads and safety copies of restores go by themselves within 31 days, the history of restores within 400.',
  );
  return needed > 0 ? exitCodes.partWay : exitCodes.done;
}

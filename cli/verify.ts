import { createApolloClient } from '../client/apollo/client.ts';
import { connect } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import { listenForInterruption, unlessAborted } from './interruption.ts';
import { printable } from './printable.ts';
import type { CommandState } from './run-command.ts';
import { runCommand } from './run-command.ts';
import { sentenceOf } from './sentence.ts';
import { onePerson } from './session.ts';
import { signInTo } from './sign-in-to.ts';
import { thisDevice } from './this-device.ts';
import { recordReceipt } from './verify/record-receipt.ts';
import { isDamage, verifyFile } from './verify/verify-file.ts';
import type { VerifyFlags } from './verify/verify-flags.ts';
import { readVerifyFlags, verifyUsage } from './verify/verify-flags.ts';
import type { WholeCopy } from './verify/whole-copy.ts';

runCommand(main);

const say = (line: string) => console.log(printable(line));

/** `npm run verify`: tells whether saved copies are still whole. Returns the exit code. */
async function main(state: CommandState): Promise<number> {
  const flags = readVerifyFlags(process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(verifyUsage);
    return exitCodes.done;
  }
  const signal = listenForInterruption({ leave: (code) => process.exit(code), nowMs: Date.now });
  const whole: WholeCopy[] = [];
  let code: number = exitCodes.done;
  for (const file of flags.files) {
    try {
      const { lines, copy } = await unlessAborted(signal, verifyFile(file));
      for (const line of lines) say(line);
      if (copy) whole.push(copy);
      else code = exitCodes.partWay;
    } catch (error) {
      signal.throwIfAborted();
      say(`${file}: ${sentenceOf(error, undefined)}`);
      code = isDamage(error) ? exitCodes.partWay : Math.max(code, exitCodes.failed);
    }
  }
  if (!flags.record || whole.length === 0) return code;
  return (await record(whole, flags.record, { signal, state })) ? code : exitCodes.partWay;
}

/** Records a receipt for each copy. False when one was refused. */
async function record(
  copies: readonly WholeCopy[],
  flags: NonNullable<VerifyFlags['record']>,
  { signal, state }: { readonly signal: AbortSignal; readonly state: CommandState },
): Promise<boolean> {
  state.stack = await connect(flags.outputsFile);
  const email = await unlessAborted(signal, signInTo(state.stack, flags, signal));
  const client = createApolloClient(onePerson);
  let areAll = true;
  for (const copy of copies) {
    try {
      await unlessAborted(signal, recordReceipt(client, copy, flags.device ?? thisDevice()));
      say(`${copy.path}: recorded for ${email}`);
    } catch (error) {
      signal.throwIfAborted();
      areAll = false;
      say(`${copy.path}: not recorded. ${sentenceOf(error, state.stack)}`);
    }
  }
  return areAll;
}

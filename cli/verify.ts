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
import type { Verdict } from './verify/verdict.ts';
import { isDamage, verifyFile } from './verify/verify-file.ts';
import type { VerifyFlags } from './verify/verify-flags.ts';
import { readVerifyFlags, verifyUsage } from './verify/verify-flags.ts';
import type { WholeCopy } from './verify/whole-copy.ts';

runCommand(main, 'verify');

/** A file of the document that `--json` prints. */
interface FileFacts {
  readonly file: string;
  readonly verdict: Verdict['verdict'] | 'NOT_READ';
  /** Why the file could not be read to its end. */
  readonly error?: string;
  /** Absent without `--record`. */
  isRecorded?: boolean;
}

/** `npm run verify`: tells whether saved copies are still whole. Returns the exit code. */
async function main(state: CommandState): Promise<number> {
  const flags = readVerifyFlags(process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(verifyUsage);
    return exitCodes.done;
  }
  const signal = listenForInterruption({ leave: (code) => process.exit(code), nowMs: Date.now });
  const say = (line: string) => state.say(printable(line));
  const files: FileFacts[] = [];
  state.result = { files };
  const whole: (WholeCopy & { facts: FileFacts })[] = [];
  let code: number = exitCodes.done;
  for (const file of flags.files) {
    try {
      const { lines, facts, copy } = await unlessAborted(signal, verifyFile(file));
      for (const line of lines) say(line);
      const noted: FileFacts = { file, ...facts };
      files.push(noted);
      if (copy) whole.push({ ...copy, facts: noted });
      else code = exitCodes.partWay;
    } catch (error) {
      signal.throwIfAborted();
      const sentence = sentenceOf(error, undefined);
      say(`${file}: ${sentence}`);
      files.push({ file, verdict: isDamage(error) ? 'DAMAGED' : 'NOT_READ', error: sentence });
      code = isDamage(error) ? exitCodes.partWay : Math.max(code, exitCodes.failed);
    }
  }
  if (!flags.record || whole.length === 0) return code;
  return (await record(whole, flags.record, { signal, state })) ? code : exitCodes.partWay;
}

/** Records a receipt for each copy. False when one was refused. */
async function record(
  copies: readonly (WholeCopy & { readonly facts: FileFacts })[],
  flags: NonNullable<VerifyFlags['record']>,
  { signal, state }: { readonly signal: AbortSignal; readonly state: CommandState },
): Promise<boolean> {
  const say = (line: string) => state.say(printable(line));
  state.stack = await connect(flags.outputsFile);
  const email = await unlessAborted(signal, signInTo(state.stack, flags, signal));
  const client = createApolloClient(onePerson);
  let areAll = true;
  for (const copy of copies) {
    try {
      await unlessAborted(signal, recordReceipt(client, copy, flags.device ?? thisDevice()));
      say(`${copy.path}: recorded for ${email}`);
      copy.facts.isRecorded = true;
    } catch (error) {
      signal.throwIfAborted();
      areAll = false;
      copy.facts.isRecorded = false;
      say(`${copy.path}: not recorded. ${sentenceOf(error, state.stack)}`);
    }
  }
  return areAll;
}

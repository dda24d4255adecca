import { createApolloClient } from '../client/apollo/client.ts';
import { createRestoreApi } from '../client/restores/apollo-restore-api.ts';
import { connect } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import { listenForInterruption, unlessAborted } from './interruption.ts';
import { printable } from './printable.ts';
import { createProgress } from './progress.ts';
import { announcedFile } from './restores/announced-file.ts';
import { requireSomebodyToAsk } from './restores/ask-yes.ts';
import { requireFreeName } from './restores/differences-file.ts';
import { goOn } from './restores/go-on.ts';
import { listRestores } from './restores/list-restores.ts';
import { restoreCommand } from './restores/restore-command.ts';
import { restoreFile } from './restores/restore-file.ts';
import type { RestoreFlags } from './restores/restore-flags.ts';
import { readRestoreFlags, restoreUsage } from './restores/restore-flags.ts';
import type { RestoreSession } from './restores/restore-session.ts';
import { undo } from './restores/undo.ts';
import type { CommandState } from './run-command.ts';
import { runCommand } from './run-command.ts';
import { sentenceOf } from './sentence.ts';
import { onePerson } from './session.ts';
import { signInTo } from './sign-in-to.ts';

runCommand(main, 'restore');

/** `npm run restore`: puts a copy back. Returns the exit code. */
async function main(state: CommandState): Promise<number> {
  const flags = readRestoreFlags(process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(restoreUsage);
    return exitCodes.done;
  }
  const { task } = flags;
  let atWork: string | undefined;
  const tell = (line: string) => console.error(printable(line));
  const signal = listenForInterruption({
    leave: (code) => {
      if (atWork !== undefined)
        tell(
          `The restore ${atWork} goes on without this command: ${restoreCommand('--go-on', atWork, flags)} follows it.`,
        );
      process.exit(code);
    },
    nowMs: Date.now,
  });
  const file = task.kind === 'restore' ? await announcedFile(task.file) : undefined;
  await requirePossible(flags);
  state.stack = await connect(flags.outputsFile);
  const email = await unlessAborted(signal, signInTo(state.stack, flags, signal));
  tell(`${email}:`);
  const session: RestoreSession = {
    api: createRestoreApi(createApolloClient(onePerson)),
    signal,
    progress: createProgress(process.stderr),
    say: (line) => state.say(printable(line)),
    report: (result) => {
      state.result = { person: email, ...result };
    },
    tell,
    yes: flags.yes,
    command: (flag, id) => restoreCommand(flag, id, flags),
    sentenceOf: (error) => sentenceOf(error, state.stack),
    setAtWork: (id) => {
      atWork = id;
    },
  };
  if (task.kind === 'restore' && file !== undefined) return restoreFile(session, task, file);
  if (task.kind === 'undo') return undo(session, task.id);
  if (task.kind === 'go-on') return goOn(session, task.id);
  return listRestores(session);
}

/** Refuses flags that would fail at the end of the work, before the server is asked for anything. */
async function requirePossible({ task, yes }: RestoreFlags): Promise<void> {
  if (task.kind === 'restore' && task.outFile !== undefined) await requireFreeName(task.outFile);
  if (task.kind !== 'list' && !(task.kind === 'restore' && task.isDryRun)) requireSomebodyToAsk(yes, process.stdin);
}

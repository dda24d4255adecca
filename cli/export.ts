import { OutputsUnusable } from '../web/src/amplify/outputs.ts';
import { serverMessageOf } from '../web/src/apollo/api-problem.ts';
import { readFragment } from '../web/__generated__/fragment-masking.ts';
import { ProgressFragmentDoc } from '../web/__generated__/graphql.ts';
import { connect } from './connect.ts';
import { download } from './download.ts';
import { readFlags, usage, WrongFlag } from './flags.ts';
import { createProgress } from './progress.ts';
import { Refused } from './refused.ts';
import { runExport } from './run-export.ts';

/** `npm run export`: the page's job without a browser. */
async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if (flags === 'help') {
    console.log(usage);
    return;
  }
  const email = await connect(flags);
  const progress = createProgress(process.stderr);
  let ended;
  try {
    ended = await runExport({
      ...flags,
      onProgress: (known) => {
        const { progress: at } = readFragment(ProgressFragmentDoc, known);
        progress.show({ status: known.status, ...(at === null ? {} : { phase: at.phase, rowsRead: at.rowsRead, fraction: at.fraction }) });
      },
    });
  } finally {
    progress.end();
  }
  const { archive, downloadUrl } = ended;
  if (!archive) throw new Refused('The export is ready, but says nothing of its file. Export again.');
  const path = await download(downloadUrl, archive, flags.outDir);
  const rows = archive.entries.filter(({ name }) => name.endsWith('.csv')).map(({ name, rows: count }) => `${name} ${count ?? 0}`);
  console.error(`${email}: ${flags.from} to ${flags.to}, ${rows.join(', ')} rows; SHA-256 ${archive.sha256}`);
  console.log(path);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(sentence(error));
    process.exit(1);
  },
);

/** One clear line; the cause of what nobody foresaw follows where DEBUG is set. */
function sentence(error: unknown): string {
  if (error instanceof Refused || error instanceof WrongFlag || error instanceof OutputsUnusable) return error.message;
  const said = serverMessageOf(error);
  if (said !== undefined) return said;
  if (!(error instanceof Error)) return `The export failed: ${String(error)}`;
  if (error.name === 'NetworkError' || error instanceof TypeError) return `Nobody answers at the stack's address. Is it running (npm start)? (${error.message})`;
  return process.env['DEBUG'] === undefined ? error.message : (error.stack ?? error.message);
}

import { Instrumenter } from '@stryker-mutator/instrumenter';

/** One small change of a source file that a test should notice. */
export interface Mutant {
  /** Stryker's number of the change. No two mutants of one instrumentation have the same. */
  readonly id: string;
  /** The path of the file, as given. */
  readonly file: string;
  /** The changed line, counted from 1. */
  readonly line: number;
  /** The whole of that line, as it is in the source. */
  readonly lineText: string;
  /** Stryker's name for the kind of change, `EqualityOperator` for instance. */
  readonly kind: string;
  readonly original: string;
  readonly replacement: string;
  /** The whole text of the file with this one change. */
  readonly mutatedText: string;
}

/**
 * The mutants of one TypeScript file, in the order of its lines. Stryker's instrumenter chooses them. Each is applied
 * alone to the text, so that a file never has two changes.
 */
export async function mutantsOf(file: string, text: string): Promise<readonly Mutant[]> {
  return (await instrument(new Map([[file, text]]))).mutants;
}

/** Files with all their mutants, of which one at a time can be switched on while they run. */
export interface Instrumented {
  /** By the names of the files. */
  readonly texts: ReadonlyMap<string, string>;
  readonly mutants: readonly Mutant[];
}

/** @param files texts by the names of their files */
export async function instrument(files: ReadonlyMap<string, string>): Promise<Instrumented> {
  const sources = [...files].map(([name, content]) => ({ name, content, mutate: true }));
  const { files: instrumented, mutants } = await new Instrumenter(silent).instrument(sources, {
    plugins: null,
    excludedMutations: notMutated,
    ignorers: [],
  });
  const found = [...files].flatMap(([file, text]) => {
    const lines = text.split('\n');
    const lineStarts = startsOfLines(text);
    const offset = ({ line, column }: Position): number => (lineStarts[line] ?? text.length) + column;
    return mutants
      .filter(({ fileName, status }) => fileName === file && status !== 'Ignored')
      .map(({ id, location, mutatorName, replacement }) => {
        const [start, end] = [offset(location.start), offset(location.end)];
        return {
          id,
          file,
          line: location.start.line + 1,
          lineText: lines[location.start.line] ?? '',
          kind: mutatorName,
          original: text.slice(start, end),
          replacement,
          mutatedText: text.slice(0, start) + replacement + text.slice(end),
        };
      })
      .sort((a, b) => a.line - b.line);
  });
  return { texts: new Map(instrumented.map(({ name, content }) => [name, content])), mutants: found };
}

/**
 * A message with another text is still a message. Tests check its important parts, and these mutants would hide others.
 */
const notMutated = ['StringLiteral'];

interface Position {
  /** The line, counted from 0 as in Stryker's API. */
  readonly line: number;
  readonly column: number;
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

const nothing = (): void => undefined;
const no = (): boolean => false;
const silent = {
  ...{
    isTraceEnabled: no,
    isDebugEnabled: no,
    isInfoEnabled: no,
    isWarnEnabled: no,
    isErrorEnabled: no,
    isFatalEnabled: no,
  },
  ...{ trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing },
};

/**
 * What Node's `parseArgs` says about a flag, in one sentence without a full stop. Its hints, such as how to pass a word
 * that begins with a dash, would hide that the flag is unknown.
 */
export function flagSentence({ message }: Pick<Error, 'message'>): string {
  const [first = ''] = message.split('\n');
  return first.replace(
    /\. (To specify a positional argument|This command does not take positional arguments).*$|\.$/,
    '',
  );
}

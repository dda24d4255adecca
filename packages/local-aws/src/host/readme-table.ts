import { supportTable } from './support-table.ts';

const begin = '<!-- support: printed by `npm run docs:support` -->';
const end = '<!-- /support -->';

/** The README's text with the current support table of the code. Throws when its marks are missing. */
export function withSupportTable(readme: string): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from === -1 || to < from)
    throw new Error(`packages/local-aws/README.md: expected the marks ${begin} and ${end}, in this order.`);
  return `${readme.slice(0, from + begin.length)}\n\n${supportTable()}\n\n${readme.slice(to)}`;
}

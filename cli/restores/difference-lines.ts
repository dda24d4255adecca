import type { ListedDifferences } from './preview-lists.ts';
import { listedCount } from './preview-lists.ts';

/**
 * The differences as JSONL, one JSON object a line. A list that is only the beginning ends with an object that says so:
 * `listed` of `count`.
 */
export function differenceLines(lists: readonly ListedDifferences[]): string {
  return lists
    .flatMap((list) => {
      const { table, recordClass, records, refused, count } = list;
      const listed = listedCount(list);
      return [
        ...records.map(({ key, fields }) => ({
          table,
          class: recordClass,
          key,
          fields: fields.map(({ attribute, before, after }) => ({ attribute, before, after })),
        })),
        ...refused.map(({ lineNumber, reason, attribute, message }) => ({
          table,
          class: recordClass,
          ...{ lineNumber, reason, attribute, message },
        })),
        ...(listed < count ? [{ table, class: recordClass, listed, count }] : []),
      ];
    })
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

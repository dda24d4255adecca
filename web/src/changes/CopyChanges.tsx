import { useQuery } from '@apollo/client/react';
import { isSameAmount } from '../months/same-month.ts';
import { daysOf } from '../period/days.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { Live } from '../shell/Live.tsx';
import type { Formats } from '../words/formats.ts';
import { useLanguage } from '../words/Language.tsx';
import type { ChangesWords } from './changes-words.ts';
import { CopyChangesQuery } from './copy-changes-query.ts';
import type { MonthChange } from './month-changes.ts';
import { monthChanges } from './month-changes.ts';
import { useChangesWords } from './use-changes-words.ts';

interface Props {
  readonly copy: { readonly id: string; readonly from?: string | null; readonly to?: string | null };
}

/** More months are counted in one line. */
const mostMonths = 24;

/** What is more or fewer in the ledger now than in a copy, month by month. */
export function CopyChanges({ copy }: Props) {
  const { words: page, formats } = useLanguage();
  const words = useChangesWords();
  const days = daysOf(copy);
  const { data, error, refetch } = useQuery(CopyChangesQuery, {
    variables: { id: copy.id, ...(days === 'everything' ? {} : days) },
    fetchPolicy: 'network-only',
  });
  if (error !== undefined) {
    return (
      <ApiNotice error={error}>
        <button type="button" onClick={() => void refetch().catch(() => undefined)}>
          {page.retry}
        </button>
      </ApiNotice>
    );
  }
  const { copyMonths, ledgerMonths } = data ?? {};
  const changes = copyMonths && ledgerMonths ? monthChanges(copyMonths, ledgerMonths) : [];
  const outsideThen = data?.export?.archive?.recordsOutsideDays ?? 0;
  const outsideNow = ledgerMonths?.recordsOutsideDays ?? 0;
  const hasOutsideChanged = days === 'everything' && copyMonths != null && outsideThen !== outsideNow;
  const notCounted = ledgerMonths?.notCounted.length ?? 0;
  return (
    <>
      <Live>
        {!data && <p>{page.shelf.comparing}</p>}
        {data && !copyMonths && <p>{words.unknown}</p>}
        {copyMonths && changes.length === 0 && !hasOutsideChanged && notCounted === 0 && <p>{words.none}</p>}
      </Live>
      {(changes.length > 0 || hasOutsideChanged) && (
        <ul>
          {changes.slice(0, mostMonths).map((change) => (
            <li key={change.month}>{sentenceOf(change, words, formats)}</li>
          ))}
          {changes.length > mostMonths && <li>{words.further(formats.count(changes.length - mostMonths))}</li>}
          {hasOutsideChanged && <li>{words.outsideDays(formats.count(outsideThen), formats.count(outsideNow))}</li>}
        </ul>
      )}
      {notCounted > 0 && <p>{words.notCounted(formats.count(notCounted))}</p>}
      {copyMonths && <p>{words.compared}</p>}
    </>
  );
}

function sentenceOf({ month, then, now }: MonthChange, words: ChangesWords, formats: Formats): string {
  const counts = (['slips', 'balances'] as const).flatMap((table) => {
    const difference = now[table] - then[table];
    if (difference === 0) return [];
    return [words[difference > 0 ? 'more' : 'fewer'][table](formats.count(Math.abs(difference)))];
  });
  const sums = (['income', 'expense'] as const).flatMap((sum) => {
    const before = then[sum];
    return isSameAmount(before, now[sum]) ? [] : [words.sum[sum](formats.yen(before ?? '0'), formats.yen(now[sum]))];
  });
  return words.month(formats.month(month), [...counts, ...sums].join(words.and));
}

import { useEffect, useRef } from 'react';
import type { ExportStatus } from '../../../client/__generated__/graphql.ts';
import { hasEnded } from '../../../client/exports/known-exports.ts';
import type { Days } from '../period/days.ts';
import { daysOf } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { notificationWords } from './all-notification-words.ts';
import { wish } from './notification-wish.ts';

interface Watched {
  readonly id: string;
  readonly status: ExportStatus;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** Notifies the person when one of these exports becomes ready or fails while they look at another page. */
export function useReadyNotification(exports: readonly Watched[]): void {
  const { language, words, formats } = useLanguage();
  const seen = useRef<ReadonlyMap<string, ExportStatus>>(new Map());
  useEffect(() => {
    const before = seen.current;
    seen.current = new Map(exports.map(({ id, status }) => [id, status]));
    for (const one of exports) {
      const was = before.get(one.id);
      if (was === undefined || hasEnded(was) || (one.status !== 'READY' && one.status !== 'FAILED')) continue;
      const said = notificationWords[language];
      const days: Days = daysOf(one);
      notify(one.id, one.status === 'READY' ? said.ready : said.failed, daysName(days, { words, formats }), language);
    }
  });
}

function notify(id: string, title: string, body: string, lang: string): void {
  if (!wish.get() || document.visibilityState !== 'hidden' || !('Notification' in window)) return;
  try {
    // Without the permission the browser shows nothing. Two tabs that wait for the same export show one notification.
    const shown = new Notification(title, { body, lang, tag: id, icon: '/favicon.svg' });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch (error) {
    // A browser on a phone has no notifications of a page, although it has the permission.
    if (!(error instanceof TypeError)) throw error;
    console.warn(error);
  }
}

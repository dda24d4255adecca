import type { Locator, Page } from 'playwright-core';

/** What a test presses and reads on the page, in the page's two languages. */
export const spoken = {
  'ja-JP': {
    export: '控えをとる', everything: 'すべて', cancel: '中止する', remove: '削除', reallyRemove: '削除する', doAgain: /をもう一度とる$/, download: 'ダウンロード', ready: '控えができました。', history: 'これまでの控え',
    cancelled: '中止しました。ファイルは残っていません。', offline: 'ネットワークにつながっていません。', back: '接続が戻りました。', settings: '設定',
  },
  'en-GB': {
    export: 'Export', everything: 'Everything', cancel: 'Cancel', remove: 'Delete', reallyRemove: 'Delete', doAgain: /^Make the copy again/, download: 'Download', ready: 'Your copy is ready.', history: 'Earlier copies',
    cancelled: 'Cancelled. No file was kept.', offline: 'You are offline.', back: 'The connection is back.', settings: 'Settings',
  },
} as const;

export type Locale = keyof typeof spoken;
export const locales = ['ja-JP', 'en-GB'] as const satisfies readonly Locale[];

/** Writes both days as a person does, who then goes on to the next field. */
export async function choosePeriod(page: Page, from: string, to: string): Promise<void> {
  for (const [name, day] of [['from', from], ['to', to]] as const) {
    const field = page.locator(`input[name=${name}]`);
    await field.fill(day);
    await field.press('Tab');
  }
}

export function exportButton(page: Page, locale: Locale = 'en-GB'): Locator {
  return page.getByRole('button', { name: spoken[locale].export, exact: true });
}

/** What the page says to screen readers from now on; read it with `said`. */
export async function listen(page: Page): Promise<{ readonly said: () => Promise<readonly string[]> }> {
  await page.evaluate(listening);
  return { said: () => page.evaluate<readonly string[]>('notes') };
}

/**
 * Runs in the page, so it is text: tests know no DOM. Listens to the regions that stand there now, since several screen readers hear
 * nothing of one that comes together with its text.
 */
const listening = `
  globalThis.notes = [];
  for (const region of document.querySelectorAll('[role=status], [role=alert]')) {
    new MutationObserver(() => {
      const text = region.textContent.trim();
      if (text !== '' && notes.at(-1) !== text) notes.push(text);
    }).observe(region, { childList: true, subtree: true, characterData: true });
  }
`;

/** What has the focus, in words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`document.activeElement === document.body ? 'the body' : (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim())`);
}

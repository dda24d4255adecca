import type { Locator, Page } from 'playwright-core';
import { en } from '../../web/src/words/en.ts';
import { ja } from '../../web/src/words/ja.ts';

export const locales = ['ja-JP', 'en-GB'] as const;
export type Locale = (typeof locales)[number];

/** What the page says to a browser of this language. */
export const wordsIn = { 'ja-JP': ja, 'en-GB': en } as const;

/** Writes both days as a person does, who then goes on to the next field. */
export async function choosePeriod(page: Page, from: string, to: string): Promise<void> {
  for (const [name, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const field = page.locator(`input[name=${name}]`);
    await field.fill(day);
    await field.press('Tab');
  }
}

export function exportButton(page: Page, locale: Locale = 'en-GB'): Locator {
  return page.getByRole('button', { name: wordsIn[locale].request.button, exact: true });
}

/** The exports that this tab follows, the newest first; those of the history stand in a list. */
export function currentExports(page: Page): Locator {
  return page.locator('section[data-export]');
}

export function historyRows(page: Page): Locator {
  return page.locator('li[data-export]');
}

/** How often something began to download by now. */
export function countDownloads(page: Page): () => number {
  let downloads = 0;
  page.on('download', () => (downloads += 1));
  return () => downloads;
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
  return page.evaluate<string>(
    `document.activeElement === document.body ? 'the body' : (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim())`,
  );
}

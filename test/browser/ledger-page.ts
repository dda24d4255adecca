import type { Locator, Page } from 'playwright-core';
import { en } from '../../web/src/words/en.ts';
import { ja } from '../../web/src/words/ja.ts';

export const locales = ['ja-JP', 'en-GB'] as const;
export type Locale = (typeof locales)[number];

export const languageOf = { 'ja-JP': 'ja', 'en-GB': 'en' } as const;

/** The page's texts for a browser of this language. */
export const wordsIn = { 'ja-JP': ja, 'en-GB': en } as const;

/** Fills in both days like a person, and leaves the last field. */
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

/** The strip of months. It is there when the ledger was counted. */
export function monthStrip(page: Page): Locator {
  return page.getByRole('grid');
}

/** Requests a copy of the chosen days, also when the result of an earlier one stands in the place of the button. */
export async function startExport(page: Page, locale: Locale = 'en-GB'): Promise<void> {
  const { button, doAgain } = wordsIn[locale].request;
  const place = page.locator('form');
  await place
    .getByRole('button', { name: button, exact: true })
    .or(currentExports(page).first().getByText(doAgain, { exact: true }))
    .click();
}

export function exportButton(page: Page, locale: Locale = 'en-GB'): Locator {
  return page.getByRole('button', { name: wordsIn[locale].request.button, exact: true });
}

/** The exports that this tab follows, newest first. Those of the shelf are in a list. */
export function currentExports(page: Page): Locator {
  return page.locator('section[data-export]');
}

export function shelfRows(page: Page): Locator {
  return page.locator('li[data-export]');
}

/** Opens the fold of the copies that failed, were cancelled or have expired. */
export function unfoldEnded(page: Page): Promise<void> {
  return page.locator('details:has(li[data-export]) > summary').click();
}

/** The number of downloads that have started so far. */
export function countDownloads(page: Page): () => number {
  let downloads = 0;
  page.on('download', () => (downloads += 1));
  return () => downloads;
}

/** Records the page's announcements to screen readers from now on. Read them with `said`. */
export async function listen(page: Page): Promise<{ readonly said: () => Promise<readonly string[]> }> {
  await page.evaluate(listening);
  return { said: () => page.evaluate<readonly string[]>('notes') };
}

/**
 * Runs in the page and is therefore text, since tests have no DOM types. Observes only the regions that exist now,
 * because several screen readers ignore a region that appears together with its text.
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

/** A description of the focused element. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    `document.activeElement === document.body ? 'the body' : (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim())`,
  );
}

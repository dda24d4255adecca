import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** General faults of a page, which tests do not check one by one. */
export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /**
   * Live regions that appeared together with their text, a focus that fell to the body, violations of the content
   * security policy, and uncaught errors. Collected across reloads. Empty for a page without faults.
   */
  readonly faults: () => readonly string[];
}

declare global {
  interface Window {
    reportFault: (fault: string) => void;
  }
}

interface WatchedContext {
  readonly context: BrowserContext;
  readonly open: (url: string) => Promise<Watched>;
}

/** A context whose pages are watched from their first script on. */
export async function watchedContext(
  browser: Browser,
  locale: string,
  options: BrowserContextOptions = {},
): Promise<WatchedContext> {
  return watchContext(await browser.newContext({ ...contextOf(locale), ...options }));
}

/** A person's browser: without more, it has no downloads, and the clock of the machine. */
export const contextOf = (locale: string): BrowserContextOptions => ({
  ...{ locale, acceptDownloads: true, timezoneId: 'Asia/Tokyo' },
});

/** Watches the pages of a context that has none yet. */
export async function watchContext(context: BrowserContext): Promise<WatchedContext> {
  const faults: string[] = [];
  await context.exposeFunction('reportFault', (fault: string) => void faults.push(fault));
  await context.addInitScript(watch);
  return {
    context,
    async open(url) {
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
      await page.goto(url);
      return { context, page, faults: () => faults };
    },
  };
}

/** The same for one page. */
export async function openWatched(browser: Browser, url: string, locale = 'ja-JP'): Promise<Watched> {
  const { open } = await watchedContext(browser, locale);
  return open(url);
}

/** The violations that axe finds, one on each line. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // Its other mode opens a page for each call, to join what it found in frames. No page here has a frame to look into.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** English words that a screen reader would find in the page: in its text, labels, titles and descriptions. */
export function englishIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const spoken = [document.querySelector('#page')?.textContent ?? ''];
    for (const element of document.querySelectorAll('#page *')) {
      for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'alt', 'placeholder'])
        spoken.push(element.getAttribute(name) ?? '');
    }
    return (
      spoken
        .join(' ')
        .replaceAll(/[\w.+*-]+@[\w.*-]+/g, '')
        .match(/[A-Za-z]{2,}/g) ?? []
    );
  });
}

/** True when the page is wider than the window, so that a person has to scroll in two directions. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** Runs in the page, before the page's own scripts. */
function watch(): void {
  const report = (fault: string) => window.reportFault(fault);
  new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const region of [node, ...node.querySelectorAll('*')]) {
          const isLive = region.matches('[role=alert], [role=status], [aria-live]');
          if (isLive && region.textContent.trim() !== '')
            report(`a live region appeared with its text: ${region.textContent.slice(0, 60)}`);
        }
      }
    }
  }).observe(document, { subtree: true, childList: true });

  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    report(`CSP: ${violatedDirective} ${blockedURI}`),
  );

  let hadFocus: Element | null = null;
  let lostTimes = 0;
  setInterval(() => {
    const active = document.activeElement;
    if (active !== null && active !== document.body) {
      hadFocus = active;
      lostTimes = 0;
    } else if (hadFocus && (lostTimes += 1) === 8)
      report(`the focus fell to the body; before, it was on ${hadFocus.outerHTML.slice(0, 80)}`);
  }, 50);
}

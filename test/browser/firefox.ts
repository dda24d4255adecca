import type { Page } from 'puppeteer-core';
import puppeteer from 'puppeteer-core';
import type { BrowserKind, OtherBrowser } from './other-browser.ts';
import { programOnPath } from './program-on-path.ts';

const program = programOnPath('firefox-esr', 'firefox');

/** The installed Firefox, not a patched one, over WebDriver BiDi. */
export const firefox: BrowserKind = {
  name: 'Firefox',
  missing: program === undefined ? 'neither firefox-esr nor firefox is installed' : null,
  start: () => startFirefox(),
};

export interface RunningFirefox extends OtherBrowser {
  readonly page: Page;
}

/** Downloads go into `downloads` without a question. */
export async function startFirefox(downloads?: string): Promise<RunningFirefox> {
  const browser = await puppeteer.launch({
    ...{ browser: 'firefox', executablePath: program ?? '', headless: true, timeout: 60_000 },
    extraPrefsFirefox: {
      'intl.accept_languages': 'en-GB',
      ...(downloads !== undefined && {
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
        'browser.download.useDownloadDir': true,
        'browser.helperApps.neverAsk.saveToDisk': 'application/zip',
      }),
    },
  });
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => void faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return {
    page,
    version: await browser.version(),
    async goTo(url) {
      await page.goto(url);
    },
    async choose(selector, paths) {
      const input = await page.waitForSelector(selector);
      await (input as unknown as { uploadFile: (...files: string[]) => Promise<void> }).uploadFile(...paths);
    },
    click: (selector) => page.locator(selector).click(),
    type: (selector, text) => page.type(selector, text),
    text: (selector) => page.evaluate((of) => document.querySelector(of)?.textContent ?? null, selector),
    attribute: (selector, name) =>
      page.evaluate((of, which) => document.querySelector(of)?.getAttribute(which) ?? null, selector, name),
    faults: () => Promise.resolve(faults),
    close: () => browser.close(),
  };
}

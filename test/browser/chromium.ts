import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium as playwright } from 'playwright-core';
import { inject } from 'vitest';
import { contextOf } from './watched-page.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromiumPath: string;
  }
}

/**
 * Unpacks Chromium once for all test files. The first launch writes Chromium to a fixed folder, and parallel launches
 * would race for that folder.
 */
export default async function setup(project: { provide: (key: 'chromiumPath', path: string) => void }): Promise<void> {
  project.provide('chromiumPath', await chromium.executablePath());
}

/**
 * The real browser, headless. The package's own argument list is not used, because it turns web security off and so
 * hides mistakes in CORS.
 */
export function launch(more: readonly string[] = []): Promise<Browser> {
  return playwright.launch({ executablePath: inject('chromiumPath'), args: ['--no-sandbox', ...more] });
}

/**
 * The same with a profile in an empty folder, as a person has one. The other contexts are as private windows, in which
 * this Chromium ends when it reads the handle of a folder from IndexedDB.
 */
export async function launchWithProfile(locale: string): Promise<BrowserContext> {
  const folder = await mkdtemp(join(tmpdir(), 'myhome-account-profile-'));
  return playwright.launchPersistentContext(folder, {
    ...{ executablePath: inject('chromiumPath'), args: ['--no-sandbox'] },
    ...contextOf(locale),
  });
}

/** A page that fails its test when the browser reports any error. */
export async function openPage(
  browser: Browser,
  url: string,
  locale = 'en-GB',
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({ locale, acceptDownloads: true, timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await page.goto(url);
  return { context, page, complaints };
}

/** Signs in on the page like a person. */
export async function signInOnPage(
  page: Page,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.locator('input[name=username]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('main button[type=submit]').click();
}

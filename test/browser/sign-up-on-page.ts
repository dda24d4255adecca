import type { Page } from 'playwright-core';
import type { Words } from '../../web/src/words/words.ts';
import type { HostUnderTest } from '../host-under-test.ts';

/** The newest code that the host mailed to an address, for any purpose. */
export function codeFor(host: HostUnderTest, email: string): string {
  return host.output.findLast((line) => line.startsWith(`Code for ${email} (`))?.slice(-6) ?? '';
}

/** Creates an account on the page like a person, and ends signed in. */
export async function signUpOnPage(
  host: HostUnderTest,
  page: Page,
  { email, password }: { readonly email: string; readonly password: string },
  { account, close }: Words,
): Promise<void> {
  await page.getByRole('button', { name: account.toSignUp }).click();
  await page.locator('main input[name=username]').fill(email);
  await page.locator('main input[name=new-password]').fill(password);
  await page.locator('main button[type=submit]').click();
  await page.getByRole('heading', { name: account.confirmSignUp.heading }).waitFor();
  await page.locator('main input[name=code]').fill(codeFor(host, email));
  await page.locator('main button[type=submit]').click();
  await page.getByText(account.news.confirmed(email)).waitFor();
  await page.locator('main').getByRole('button', { name: close }).click();
}

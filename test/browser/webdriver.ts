import { setTimeout as pause } from 'node:timers/promises';
import type { OtherBrowser } from './other-browser.ts';

/**
 * A session of a W3C WebDriver (w3.org/TR/webdriver2), with the few commands that tests need.
 *
 * @param end ends the driver's process.
 */
export async function openWebDriver(address: string, end: () => void): Promise<OtherBrowser> {
  await untilReady(address);
  const created = (await send(address, 'POST', '/session', { capabilities: {} })) as Session;
  const session = `/session/${created.sessionId}`;
  const command = (path: string, body: object = {}) => send(address, 'POST', session + path, body);
  const ask = (script: string, ...args: readonly unknown[]) => command('/execute/sync', { script, args });
  const element = async (selector: string) => {
    const found = (await command('/element', { using: 'css selector', value: selector })) as Record<string, string>;
    return `/element/${found[elementKey] ?? ''}`;
  };
  const { browserName, browserVersion } = created.capabilities;
  return {
    version: `${browserName}/${browserVersion}`,
    async goTo(url) {
      await command('/url', { url });
      await ask(collectFaults);
    },
    async choose(selector, paths) {
      await command(`${await element(selector)}/value`, { text: paths.join('\n') });
    },
    // By the page's own event: the driver refuses an element that a sheet below covers for a moment.
    async click(selector) {
      await ask('document.querySelector(arguments[0]).click()', selector);
    },
    async type(selector, text) {
      await command(`${await element(selector)}/value`, { text });
    },
    text: async (selector) =>
      (await ask('return document.querySelector(arguments[0])?.textContent ?? null', selector)) as string | null,
    attribute: async (selector, name) =>
      (await ask('return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null', selector, name)) as
        | string
        | null,
    faults: async () => (await ask('return window.faults')) as string[],
    async close() {
      await send(address, 'DELETE', session);
      end();
    },
  };
}

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserName: string; readonly browserVersion: string };
}

/** From when the page has loaded. */
const collectFaults = `
  window.faults = [];
  addEventListener('error', ({ message }) => faults.push(message));
  addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => faults.push(violatedDirective));
`;

async function send(address: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(address + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value).slice(0, 300)}`);
  return value;
}

/** The driver listens a moment after its process has started. */
async function untilReady(address: string): Promise<void> {
  const until = performance.now() + readyWithinMs;
  for (;;) {
    try {
      await send(address, 'GET', '/status');
      return;
    } catch (error) {
      if (!(error instanceof TypeError) || performance.now() > until) throw error;
      await pause(50);
    }
  }
}

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const readyWithinMs = 30_000;

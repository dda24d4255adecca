import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import type { BrowserKind, OtherBrowser } from './other-browser.ts';
import { programOnPath } from './program-on-path.ts';
import { openWebDriver } from './webdriver.ts';

const driver = programOnPath('WebKitWebDriver');
const screen = programOnPath('Xvfb');
const display = process.env['DISPLAY'];

/** WebKitGTK's MiniBrowser by its own W3C WebDriver. It has no headless mode, so it needs a display. */
export const webKitGtk: BrowserKind = {
  name: 'WebKitGTK',
  missing: missing(),
  start: startWebKit,
};

function missing(): string | null {
  if (driver === undefined) return 'WebKitWebDriver is not installed';
  return display === undefined && screen === undefined ? 'there is neither a display nor Xvfb' : null;
}

async function startWebKit(): Promise<OtherBrowser> {
  const started: ChildProcess[] = [];
  const end = () => {
    for (const child of started.reverse()) child.kill();
  };
  try {
    const on = display ?? (await openScreen(started));
    const port = await freePort();
    started.push(
      spawn(driver ?? '', [`--port=${port}`], {
        stdio: 'ignore',
        env: { ...process.env, DISPLAY: on, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
      }),
    );
    return await openWebDriver(`http://127.0.0.1:${port}`, end);
  } catch (error) {
    end();
    throw error;
  }
}

/** A screen in memory. It chooses its own number and tells it. */
async function openScreen(started: ChildProcess[]): Promise<string> {
  const server = spawn(screen ?? '', ['-displayfd', '3', '-screen', '0', '1366x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  started.push(server);
  const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  return `:${number.toString().trim()}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('Expected a port of loopback.');
  return address.port;
}

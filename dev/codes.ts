import type { CodeDelivery, DeliveredCode } from 'local-aws/cognito/user-pools/code-delivery.ts';

/** The mailbox of the host: the confirmation codes that Cognito would have mailed, newest first. */
export interface CodeBox extends CodeDelivery {
  /** The page that shows the codes. */
  html(): string;
}

/** The number of codes shown. Older codes have expired. */
const shownCodes = 50;

/** Prints each code and keeps it for the page. */
export function createCodeBox(print: (line: string) => void, nowMs: () => number): CodeBox {
  const codes: (DeliveredCode & { readonly atMs: number })[] = [];
  return {
    deliver(code) {
      codes.unshift({ ...code, atMs: nowMs() });
      codes.length = Math.min(codes.length, shownCodes);
      print(`Code for ${code.email} (${code.purpose}): ${code.code}`);
      return Promise.resolve();
    },
    html: () =>
      page(
        codes.map(
          (code) =>
            `<tr><td>${escape(code.email)}</td><td>${escape(code.purpose)}</td><td><code>${escape(code.code)}</code></td><td>${new Date(code.atMs).toISOString()}</td></tr>`,
        ),
      ),
  };
}

function page(rows: readonly string[]): string {
  const table =
    rows.length === 0
      ? '<p>No code yet. Sign up, ask for a new password, or change your email on the page.</p>'
      : `<table><thead><tr><th>For</th><th>Why</th><th>Code</th><th>When</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Confirmation codes</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:50rem;margin:3rem auto;padding:0 1rem}td,th{padding:.3rem 1rem .3rem 0;text-align:left}code{font-size:1.2em}</style>
<h1>Confirmation codes</h1><p>On AWS these are mailed; the local host shows them here.</p>${table}</html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

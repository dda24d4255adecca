import type { Helpers } from './helper.ts';
import { stringAt } from './helper.ts';

export const encodingHelpers: Helpers = {
  // application/x-www-form-urlencoded as in Java's URLEncoder: a space becomes "+", and * - . _ stay.
  'util.urlEncode': (args) => new URLSearchParams([['', stringAt(args, 0, 'util.urlEncode')]]).toString().slice(1),
  'util.urlDecode': (args) =>
    new URLSearchParams(`=${stringAt(args, 0, 'util.urlDecode').replaceAll('&', '%26')}`).get('') ?? '',
  'util.base64Encode': (args) => Buffer.from(stringAt(args, 0, 'util.base64Encode'), 'utf8').toString('base64'),
  'util.base64Decode': (args) => Buffer.from(stringAt(args, 0, 'util.base64Decode'), 'base64').toString('utf8'),
  'util.escapeJavaScript': (args) => escapeJavaScript(stringAt(args, 0, 'util.escapeJavaScript')),
  'util.str.normalize': (args) =>
    stringAt(args, 0, 'util.str.normalize').normalize(formOf(stringAt(args, 1, 'util.str.normalize'))),
};

const forms: Readonly<Record<string, string>> = { nfc: 'NFC', nfd: 'NFD', nfkc: 'NFKC', nfkd: 'NFKD' };

function formOf(name: string): string {
  const form = forms[name];
  if (form !== undefined) return form;
  throw new Error(`util.str.normalize: expected one of ${Object.keys(forms).join(', ')}, got ${JSON.stringify(name)}`);
}

/**
 * Escapes quotes, backslashes, slashes and control characters like Apache Commons' escapeEcmaScript, and all characters
 * beyond ASCII as \uXXXX.
 */
function escapeJavaScript(text: string): string {
  const short: Readonly<Record<string, string>> = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' };
  return text.replace(/["'\\/]|[^\x20-\x7e]/g, (unit) => {
    if (/["'\\/]/.test(unit)) return `\\${unit}`;
    return short[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
}

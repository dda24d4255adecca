import type { IncomingMessage } from 'node:http';
import { isJsonObject } from '../../json.ts';

/**
 * The signed headers of a WebSocket client, sent in the query or the subprotocol because browsers cannot set headers.
 * Undefined when they are missing.
 */
export function connectionHeader(request: IncomingMessage): Record<string, string> | undefined {
  const subprotocol = offeredProtocols(request)
    .find((protocol) => protocol.startsWith('header-'))
    ?.slice('header-'.length);
  const query = new URL(request.url ?? '/', 'http://host').searchParams.get('header') ?? undefined;
  const encoded = subprotocol ?? query;
  return encoded === undefined ? undefined : headersFrom(Buffer.from(encoded, 'base64').toString('utf8'));
}

/** Parses a header object from JSON. Its names may be in any case. */
export function headersFrom(text: string): Record<string, string> | undefined {
  try {
    return asHeaders(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function asHeaders(value: unknown): Record<string, string> | undefined {
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value).map(([name, text]) => [name.toLowerCase(), text] as const);
  if (
    entries.some(([, text]) => typeof text !== 'string') ||
    new Set(entries.map(([name]) => name)).size !== entries.length
  )
    return undefined;
  return Object.fromEntries(entries) as Record<string, string>;
}

export function offeredProtocols(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
}

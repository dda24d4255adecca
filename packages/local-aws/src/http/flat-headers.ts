import type { IncomingHttpHeaders } from 'node:http';

/** Headers in the form for SigV4 and the services: lower-case names with one text each. */
export function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
}

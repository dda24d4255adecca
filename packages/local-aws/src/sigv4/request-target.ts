/** The two parts of an HTTP request target. */
export interface RequestTarget {
  /** As sent, percent-encoding and dot segments included. */
  readonly rawPath: string;
  /** Decoded, in the order sent. A name without `=` has the value ''. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** The request target is not in origin form, or its percent-encoding is not UTF-8. */
export class TargetMalformed extends Error {
  override readonly name = 'TargetMalformed';
}

/**
 * Parses a raw request target. Signature checks and request routing both use this function. With two different parsers,
 * a request could be executed that differs from the signed one.
 */
export function parseRequestTarget(target: string): RequestTarget {
  if (!target.startsWith('/'))
    throw new TargetMalformed(`A request target starts with "/"; got "${target.slice(0, 80)}".`);
  const mark = target.indexOf('?');
  const rawPath = mark < 0 ? target : target.slice(0, mark);
  const rawQuery = mark < 0 ? '' : target.slice(mark + 1);
  const query = rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): readonly [string, string] => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? [decodeQuery(pair), '']
        : [decodeQuery(pair.slice(0, equals)), decodeQuery(pair.slice(equals + 1))];
    });
  return { rawPath, query };
}

/** Percent-decodes a path, where `+` is a plus. Throws `TargetMalformed`. */
export function decodePath(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    throw new TargetMalformed(`"${encoded.slice(0, 80)}" is not percent-encoded UTF-8.`, { cause: error });
  }
}

// Query strings are form-encoded. A `+` is a space, and a plus is sent as %2B.
function decodeQuery(encoded: string): string {
  return decodePath(encoded.replaceAll('+', ' '));
}

import { type ConditionContext, contextValues } from './condition-context.ts';

/** A parsed policy string: characters, wildcards, and policy variables that a request fills. */
export type Pattern = readonly Token[];

type Token = string | typeof anyText | typeof anyCharacter | { readonly variable: string; readonly fallback?: string };
const anyText = Symbol('*');
const anyCharacter = Symbol('?');

/** A policy string cannot be parsed, for example `${aws:userid` without its end. */
export class PatternMalformed extends Error {
  override readonly name = 'PatternMalformed';
}

/**
 * Reads `*`, `?`, and (in policies of version 2012-10-17) `${key}`, `${key, 'default'}`, `${*}`, `${?}`, `${$}`. Throws
 * `PatternMalformed`.
 */
export function parsePattern(
  text: string,
  options: { readonly variables: boolean; readonly wildcards: boolean },
): Pattern {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (options.variables && text.startsWith('${', at)) {
      const end = text.indexOf('}', at);
      if (end < 0) throw new PatternMalformed(`"${text}" opens a policy variable that it does not close.`);
      tokens.push(parseVariable(text.slice(at + 2, end)));
      at = end;
    } else if (options.wildcards && character === '*') tokens.push(anyText);
    else if (options.wildcards && character === '?') tokens.push(anyCharacter);
    else tokens.push(character);
  }
  return tokens;
}

function parseVariable(inside: string): Token {
  if (inside === '*' || inside === '?' || inside === '$') return inside;
  const match = /^([A-Za-z0-9._-]+:[A-Za-z0-9._/-]+)(?:\s*,\s*'([^']*)')?$/.exec(inside);
  if (match?.[1] === undefined)
    throw new PatternMalformed(`"\${${inside}}" is not a policy variable; expected \${key} or \${key, 'default'}.`);
  return { variable: match[1], ...(match[2] === undefined ? {} : { fallback: match[2] }) };
}

/** The condition keys of a pattern's variables. */
export function variablesOf(pattern: Pattern): readonly string[] {
  return pattern.flatMap((token) => (typeof token === 'object' ? [token.variable] : []));
}

/**
 * The pattern with the variables replaced by this request's values. Undefined when a value is missing. A `*` or `?` in
 * a value is a plain character.
 */
export function resolvePattern(pattern: Pattern, context: ConditionContext): Pattern | undefined {
  const resolved: Token[] = [];
  for (const token of pattern) {
    if (typeof token !== 'object') {
      resolved.push(token);
      continue;
    }
    const values = contextValues(context, token.variable);
    // A key with several values cannot be part of a text. IAM leaves such a variable unresolved too.
    const value = values?.length === 1 ? values[0] : token.fallback;
    if (value === undefined) return undefined;
    resolved.push(...value.split(''));
  }
  return resolved;
}

/** True when a resolved pattern matches the whole `text`. The time is linear in the text for each `*`. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  let at = 0;
  let inText = 0;
  let lastAny = -1;
  let resumeText = 0;
  while (inText < text.length) {
    const token = pattern[at];
    if (token === anyText) {
      lastAny = at++;
      resumeText = inText;
    } else if (token === anyCharacter || (token !== undefined && token === text.charAt(inText))) {
      at++;
      inText++;
    } else if (lastAny >= 0) {
      at = lastAny + 1;
      inText = ++resumeText;
    } else return false;
  }
  while (pattern[at] === anyText) at++;
  return at === pattern.length;
}

/** A pattern split at its first `limit - 1` colons. Colons inside variables do not count. */
export function splitAtColons(pattern: Pattern, limit: number): readonly Pattern[] {
  const parts: Token[][] = [[]];
  for (const token of pattern) {
    if (token === ':' && parts.length < limit) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

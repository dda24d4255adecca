import { ServiceRefusal } from '../http/json-refusal.ts';
import { complaintsAboutText, type Parameters } from './parameters.ts';

export interface SessionTag {
  readonly key: string;
  readonly value: string;
}

/** The members of `Tags` in the order of their numbers, and what is wrong with them. A part that is missing is an empty text here. */
export function readTags(parameters: Parameters): {
  readonly tags: readonly SessionTag[];
  readonly complaints: readonly string[];
} {
  const numbers = new Set<number>();
  for (const name of parameters.keys()) {
    if (name === 'Tags' && parameters.get(name) === '') continue;
    const member = /^Tags\.member\.([1-9]\d{0,3})\.(?:Key|Value)$/.exec(name);
    if (member !== null) numbers.add(Number(member[1]));
    else if (/^Tags(\.|$)/.test(name)) throw new ServiceRefusal('MalformedInput', `${name} is no member of a tag.`);
  }
  const members = [...numbers]
    .sort((one, other) => one - other)
    .map((number) => ({
      number,
      key: parameters.get(`Tags.member.${number}.Key`),
      value: parameters.get(`Tags.member.${number}.Value`),
    }));
  const tags = members.map(({ key = '', value = '' }) => ({ key, value }));
  return {
    tags,
    complaints: [
      ...(tags.length > mostTags
        ? [
            `Value '[${tags.map(({ key }) => key).join(', ')}]' at 'tags' failed to satisfy constraint: Member must have length less than or equal to ${mostTags}`,
          ]
        : []),
      ...members.flatMap(({ number, key, value }) => [
        ...complaintsAboutText(key, `tags.${number}.member.key`, keyLimits),
        ...complaintsAboutText(value, `tags.${number}.member.value`, valueLimits),
      ]),
    ],
  };
}

/** Limits and patterns: API reference of STS, Tag. */
const mostTags = 50;
const keyLimits = {
  min: 1,
  max: 128,
  pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u,
  shown: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+',
};
const valueLimits = {
  min: 0,
  max: 256,
  pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
  shown: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*',
};

/**
 * Refuses tags that cannot stand together in one session. Unproven: the codes of the first two refusals, and the size at which AWS's packed
 * form of the tags is too large; AWS documents a limit without its number.
 */
export function checkTags(tags: readonly SessionTag[]): void {
  const keys = tags.map(({ key }) => key.toLowerCase());
  if (new Set(keys).size < keys.length)
    throw new ServiceRefusal(
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  const reserved = tags.find(({ key, value }) => /^aws:/i.test(key) || /^aws:/i.test(value));
  if (reserved !== undefined)
    throw new ServiceRefusal('ValidationError', `The prefix aws: is reserved: ${reserved.key} = ${reserved.value}.`);
  const bytes = tags.reduce((sum, { key, value }) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  if (bytes > mostTagBytes)
    throw new ServiceRefusal(
      'PackedPolicyTooLarge',
      `Packed size of session tags consumes ${Math.ceil((bytes / mostTagBytes) * 100)}% of allotted space.`,
    );
}

/** So that a session token, which holds the tags, still fits into a header of 16 KiB with the rest. */
const mostTagBytes = 4096;

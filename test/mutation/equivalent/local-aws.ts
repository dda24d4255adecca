import type { Explained } from '../explained.ts';

const src = 'packages/local-aws/src';

export const localAwsEquivalents: readonly Explained[] = [
  {
    file: `${src}/auth/create-gate.ts`,
    reason: 'To `evaluate`, a resource policy that is undefined is the same as none.',
    changes: [['access.resourcePolicy === undefined', 'access.resourcePolicy === undefined', 'false']],
  },
  {
    file: `${src}/iam/check-policy.ts`,
    reason: '`parseOperatorName` throws nothing else.',
    changes: [['if (error instanceof UnknownConditionOperator)', 'error instanceof UnknownConditionOperator', 'true']],
  },
  {
    file: `${src}/iam/check-policy.ts`,
    reason: 'A wildcard is no variable, read or not.',
    changes: [['parsePattern(text, { variables, wildcards: true })', 'true', 'false']],
  },
  {
    file: `${src}/iam/condition-operators.ts`,
    reason: '`BlockList.check` is false for a text that is no address.',
    changes: [['isIP(actual) !== 0 &&', 'isIP(actual) !== 0', 'true']],
  },
  {
    file: `${src}/iam/condition-operators.ts`,
    reason: 'A function without `return` returns undefined.',
    changes: [['function none(): undefined', '{ return undefined; }', '{}']],
  },
  {
    file: `${src}/iam/condition-operators.ts`,
    reason: 'The operator that ignores case takes no wildcards, so that every token is a text.',
    changes: [["typeof token === 'string' ? fold(token)", "typeof token === 'string'", 'true']],
  },
  {
    file: `${src}/iam/principal-match.ts`,
    reason: 'Any other text names nobody either.',
    changes: [["'AWS' in named ? listOf(named.AWS) : []", '[]', '["Stryker was here"]']],
  },
  {
    file: `${src}/iam/arn-match.ts`,
    reason: 'A wildcard is no colon, read or not.',
    changes: [['splitAtColons(parsePattern(text, { variables, wildcards: true })', 'true', 'false']],
  },
  {
    file: `${src}/iam/check-policy.ts`,
    reason: '`parseOperatorName` lets no operator through that the table lacks.',
    changes: [
      ['if (operator?.text)', 'operator?.text', 'operator.text'],
      ['operator?.complaint', 'operator?.complaint', 'operator.complaint'],
    ],
  },
  {
    file: `${src}/iam/condition-context.ts`,
    reason: 'Only the second place of the pair is read.',
    changes: [['?? []', '[]', '["Stryker was here"]']],
  },
  {
    file: `${src}/iam/condition-operators.ts`,
    reason: 'An option that is left out is as good as false.',
    changes: [['matches: textMatcher({ wildcards: false }),', '{ wildcards: false }', '{}']],
  },
  {
    file: `${src}/iam/conditions.ts`,
    reason: 'Only the later places of the match are read.',
    changes: [['exec(name) ?? []', '[]', '["Stryker was here"]']],
  },
  {
    file: `${src}/iam/conditions.ts`,
    reason: '`parseOperatorName` has refused an operator that the table lacks.',
    changes: [
      ['if (operator === undefined)', 'operator === undefined', 'false'],
      [
        'throw new UnknownConditionOperator(',
        'throw new UnknownConditionOperator(`This host does not support the condition operator "${base}".`);',
        ';',
      ],
    ],
  },
  {
    file: `${src}/iam/conditions.ts`,
    reason: 'A wildcard is no variable, read or not.',
    changes: [['parsePattern(value, {', 'true', 'false', 'wildcards: false']],
  },
  {
    file: `${src}/iam/evaluate.ts`,
    reason: 'A text is no statement: it neither denies nor allows.',
    changes: [
      ['      ? []', '[]', '["Stryker was here"]'],
      ['resourcePolicy === undefined ? []', '[]', '["Stryker was here"]'],
    ],
  },
  {
    file: `${src}/iam/evaluate.ts`,
    reason: 'Every statement that denies has led to a refusal before.',
    changes: [["return statement.Effect === 'Allow'", "statement.Effect === 'Allow'", 'true']],
  },
  {
    file: `${src}/iam/trust-policy.ts`,
    reason: 'Any other text names nobody either.',
    changes: [['listOf(named.Federated) : []', '[]', '["Stryker was here"]']],
  },
  {
    file: `${src}/sigv4/claimed-signature.ts`,
    reason: '`parseRequestTarget` throws nothing else.',
    changes: [['if (error instanceof TargetMalformed)', 'error instanceof TargetMalformed', 'true']],
  },
  {
    file: `${src}/sigv4/claimed-signature.ts`,
    reason: '`Date.parse` gives no time for a text that goes on after these 16 letters.',
    changes: [
      [
        'const match',
        '/^(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z$/',
        '/^(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z/',
      ],
    ],
  },
  {
    file: `${src}/sigv4/claimed-signature.ts`,
    reason: 'The text has exactly these 16 letters here.',
    changes: [
      ['match === null', '/^(....)(..)(..)T(..)(..)(..)Z$/', '/(....)(..)(..)T(..)(..)(..)Z$/'],
      ['match === null', '/^(....)(..)(..)T(..)(..)(..)Z$/', '/^(....)(..)(..)T(..)(..)(..)Z/'],
    ],
  },
  {
    file: `${src}/sigv4/verify.ts`,
    reason: 'The two times differ by more than five minutes here.',
    changes: [['return signedAtMs < nowMs', 'signedAtMs < nowMs', 'signedAtMs <= nowMs']],
  },
  {
    file: `${src}/sigv4/request-target.ts`,
    reason: 'The target begins with a slash, so the mark is not its first character.',
    changes: [
      ['const rawPath', 'mark < 0', 'mark <= 0'],
      ['const rawQuery', 'mark < 0', 'mark <= 0'],
    ],
  },
  {
    file: `${src}/iam/check-policy.ts`,
    reason: 'A text that is no action of STS counts as little as no action.',
    changes: [['=== undefined ? [] : actions', '[]', '["Stryker was here"]']],
  },
  {
    file: `${src}/iam/evaluate-trust.ts`,
    reason: 'A text is no statement: it neither denies nor allows.',
    changes: [['      ? []', '[]', '["Stryker was here"]']],
  },
  {
    file: `${src}/iam/pattern.ts`,
    reason: 'The brace is searched after the first two characters of the variable.',
    changes: [['if (end < 0)', 'end < 0', 'end <= 0']],
  },
  {
    file: `${src}/iam/pattern.ts`,
    reason: 'A default that is undefined is the same as none.',
    changes: [['match[2] === undefined ? {}', 'match[2] === undefined', 'false']],
  },
  {
    file: `${src}/iam/evaluate-trust.ts`,
    reason: 'Every statement that denies has led to a refusal before.',
    changes: [['const trusting', 'trust.filter(allows)', 'trust']],
  },
  {
    file: `${src}/iam/pattern.ts`,
    reason: 'No letter of the text equals undefined.',
    changes: [['token === anyCharacter ||', 'token !== undefined', 'true']],
  },
  {
    file: `${src}/iam/pattern.ts`,
    reason: 'The list always has a part.',
    changes: [['else parts', 'parts.at(-1)?.push', 'parts.at(-1).push']],
  },
  {
    file: `${src}/sts/assume-role.ts`,
    reason: 'A role that is missing has led to a refusal before.',
    changes: [['if (roleArn === undefined', 'roleArn === undefined', 'false']],
  },
  {
    file: `${src}/cognito/identity-pools/verify-login.ts`,
    reason: '`jwtVerify` throws nothing else.',
    changes: [['if (cause instanceof errors.JOSEError)', 'cause instanceof errors.JOSEError', 'true']],
  },
  {
    file: `${src}/cognito/user-pools/access-token.ts`,
    reason: '`jwtVerify` throws nothing else.',
    changes: [['if (cause instanceof errors.JOSEError)', 'cause instanceof errors.JOSEError', 'true']],
  },
  {
    file: `${src}/cognito/user-pools/challenges/respond-to-password-verifier.ts`,
    reason: 'Only an open challenge has an entry.',
    changes: [['const pending =', "found.kind === 'open'", 'true']],
  },
  {
    file: `${src}/cognito/user-pools/create-user.ts`,
    reason: 'JSON has no member without a value.',
    changes: [['codes: newUser.signUpCode', 'newUser.signUpCode === undefined', 'false']],
  },
  {
    file: `${src}/cognito/user-pools/tokens.ts`,
    reason: 'JSON has no member without a value.',
    changes: [['refreshToken === undefined', 'refreshToken === undefined', 'false']],
  },
  {
    file: `${src}/cognito/user-pools/one-time-book.ts`,
    reason: 'It only frees memory: an expired step is not found, stored or not.',
    changes: [
      ['if (kept.size <= maxKept', 'expiresAtMs > clock.nowMs()', 'true'],
      ['if (kept.size <= maxKept', 'expiresAtMs > clock.nowMs()', 'expiresAtMs >= clock.nowMs()'],
    ],
  },
  {
    file: `${src}/cognito/user-pools/one-time-book.ts`,
    reason: 'A step without an expiry is not found.',
    changes: [['if (at) kept.set', 'at', 'true']],
  },
  {
    file: `${src}/cognito/user-pools/password-verifier.ts`,
    reason: 'A UUID has 32 digits.',
    changes: [
      ['.replace(', '/^(.{8})(.{4})(.{4})(.{4})(.{12})$/', '/(.{8})(.{4})(.{4})(.{4})(.{12})$/'],
      ['.replace(', '/^(.{8})(.{4})(.{4})(.{4})(.{12})$/', '/^(.{8})(.{4})(.{4})(.{4})(.{12})/'],
    ],
  },
  {
    file: `${src}/cognito/user-pools/refresh-session.ts`,
    reason: 'A user who is found by a token has it in a session.',
    changes: [
      ['session?.clientId', 'session?.clientId', 'session.clientId'],
      [
        'const retiresAtMs',
        'session.refreshTokens.find((known) => known.hash === hash)?.retiresAtMs',
        'session.refreshTokens.find(known => known.hash === hash).retiresAtMs',
      ],
    ],
  },
  {
    file: `${src}/cognito/user-pools/refresh-session.ts`,
    reason: 'No number is compared with undefined as greater.',
    changes: [['if (retiresAtMs !== undefined', 'retiresAtMs !== undefined', 'true']],
  },
  {
    file: `${src}/cognito/user-pools/srp-challenge.ts`,
    reason: 'Nobody can find a number for which it is 0.',
    changes: [['if (serverPublic !== 0n)', 'serverPublic !== 0n', 'true']],
  },
  {
    file: `${src}/cognito/user-pools/srp-group.ts`,
    reason: 'It makes one more power, which no digit needs.',
    changes: [['index < 16', 'index < 16', 'index <= 16']],
  },
  {
    file: `${src}/cognito/user-pools/srp-group.ts`,
    reason: 'The power for the digit 0 is 1.',
    changes: [['if (nibble !== 0)', 'nibble !== 0', 'true']],
  },
  {
    file: `${src}/cognito/user-pools/confirmation-code.ts`,
    reason: 'A word is not greater than a time.',
    changes: [['(timesMs ?? [])', '[]', '["Stryker was here"]']],
  },
  {
    file: `${src}/cognito/user-pools/members.ts`,
    reason: 'What is left out is no secret.',
    changes: [['if (Object.hasOwn(map', "Object.hasOwn(map, 'SECRET_HASH')", 'true']],
  },
  {
    file: `${src}/cognito/user-pools/user-record.ts`,
    reason: 'No two attributes have the same name.',
    changes: [['a.Name < b.Name', 'a.Name < b.Name', 'a.Name <= b.Name']],
  },
  {
    file: `${src}/cognito/user-pools/user-store.ts`,
    reason: 'There is no user without a name.',
    changes: [['username === undefined ?', 'username === undefined', 'false']],
  },
  {
    file: `${src}/cognito/user-pools/user-store.ts`,
    reason: 'A file that was listed is there.',
    changes: [
      ['await rm(path', '{ force: true }', '{}'],
      ['await rm(path', 'true', 'false', 'force: false'],
      ['if (user !== undefined)', 'user !== undefined', 'true'],
    ],
  },
  {
    file: `${src}/cognito/user-pools/user-store.ts`,
    reason: 'Only names that end as records do are read.',
    changes: [['return [];', '[]', '["Stryker was here"]']],
  },
];

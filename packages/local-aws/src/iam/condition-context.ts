/** Condition keys and their values in one request. */
export type ConditionContext = Readonly<Record<string, string | readonly string[]>>;

/** The values of a key, whose case does not matter. Undefined when the request has no such key. */
export function contextValues(context: ConditionContext, key: string): readonly string[] | undefined {
  const wanted = key.toLowerCase();
  const [, value] = Object.entries(context).find(([name]) => name.toLowerCase() === wanted) ?? [];
  if (value === undefined) return undefined;
  return typeof value === 'string' ? [value] : value.length === 0 ? undefined : value;
}

/**
 * The keys that this host's endpoints supply for requests that have them. `condition-keys.test.ts` in `test/stack`
 * checks each of them. A policy with another key is refused when it is read, because a key that is never supplied would
 * silently turn its statement on or off. `aws:SourceArn` and `aws:SourceAccount` are missing because no service here
 * acts for a resource, and `dynamodb:EnclosingOperation` because there are no transactions. A key that ends in `/` is
 * followed by the key of a tag.
 */
export const suppliedConditionKeys: readonly string[] = [
  // Supplied by the gate, from the principal and the clock.
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalTag/',
  'aws:PrincipalType',
  'aws:userid',
  'aws:username',
  'cognito-identity.amazonaws.com:amr',
  'cognito-identity.amazonaws.com:aud',
  'cognito-identity.amazonaws.com:sub',
  // Supplied by every endpoint.
  'aws:SecureTransport',
  // Supplied by the endpoints of S3 and DynamoDB.
  's3:delimiter',
  's3:max-keys',
  's3:prefix',
  'dynamodb:Attributes',
  'dynamodb:LeadingKeys',
  'dynamodb:ReturnConsumedCapacity',
  'dynamodb:ReturnValues',
  'dynamodb:Select',
  // The endpoint of STS.
  'aws:RequestTag/',
  'aws:TagKeys',
  'sts:RoleSessionName',
];

const ofStsAlone = ['aws:RequestTag/', 'aws:TagKeys', 'sts:RoleSessionName'];

/**
 * Whether the host can supply this key at all.
 *
 * @param actions The actions of the key's statement. The keys of a request to STS have no effect on actions of other
 * services.
 */
export function isSuppliedConditionKey(key: string, actions: readonly string[]): boolean {
  const isOfSts = actions.length > 0 && actions.every((action) => /^sts:/i.test(action));
  return suppliedConditionKeys.some((supplied) => covers(supplied, key) && (isOfSts || !ofStsAlone.includes(supplied)));
}

function covers(supplied: string, key: string): boolean {
  const [listed, given] = [supplied.toLowerCase(), key.toLowerCase()];
  return listed.endsWith('/') ? given.startsWith(listed) && given.length > listed.length : given === listed;
}

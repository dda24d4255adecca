/** Answers AssumeRole with these keys. The token is left out where nothing checks it. */
export function assumeRoleResponse({
  accessKeyId,
  secretAccessKey,
  sessionToken = 'none',
}: {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}): string {
  const credentials = {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: '2100-01-01T00:00:00Z',
  };
  const members = Object.entries(credentials).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>${members.join('')}</Credentials></AssumeRoleResult></AssumeRoleResponse>`;
}

import type { ServerUrls } from '../server-urls.ts';

/** Answers AssumeRole with the keys of the server, which checks no policy. */
export function assumeRoleResponse({ accessKeyId, secretAccessKey }: ServerUrls['keys']): string {
  const credentials = {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: 'none',
    Expiration: '2100-01-01T00:00:00Z',
  };
  const members = Object.entries(credentials).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>${members.join('')}</Credentials></AssumeRoleResult></AssumeRoleResponse>`;
}

import type { ResourcesConfig } from 'aws-amplify';
import { parseAmplifyConfig } from 'aws-amplify/utils';
import { isLoopbackHttp } from './loopback-endpoint.ts';

/**
 * The description of a deployment or of the local host in `amplify_outputs.json`, as `Amplify.configure` takes it. The
 * local host adds `custom.user_pool_endpoint` and `custom.identity_pool_endpoint`. A deployment has neither.
 *
 * @param outputs the parsed JSON of the file.
 * @throws OutputsUnusable when a required part is missing.
 */
export function amplifyConfigFrom(
  outputs: unknown,
): ResourcesConfig & { readonly API: { readonly GraphQL: { readonly endpoint: string } } } {
  const file = section(outputs, 'the file');
  if (typeof file.version !== 'string' || !file.version.startsWith('1'))
    throw new OutputsUnusable('version', 'a version that starts with "1"', file.version);
  const auth = section(file.auth, 'auth');
  for (const name of ['aws_region', 'user_pool_id', 'user_pool_client_id', 'identity_pool_id'])
    text(auth, 'auth', name);
  const data = section(file.data, 'data');
  text(data, 'data', 'aws_region');
  const endpoint = address(data, 'data', 'url');
  if (data.default_authorization_type !== 'AWS_IAM')
    throw new OutputsUnusable('data.default_authorization_type', '"AWS_IAM"', data.default_authorization_type);

  const parsed = parseAmplifyConfig(file);
  const cognito = parsed.Auth?.Cognito;
  if (!cognito || !parsed.API?.GraphQL)
    throw new OutputsUnusable('auth and data', 'sections that Amplify understands', Object.keys(file).join(', '));
  const custom = file.custom === undefined ? {} : section(file.custom, 'custom');
  const endpoints = {
    ...(custom.user_pool_endpoint === undefined
      ? {}
      : { userPoolEndpoint: address(custom, 'custom', 'user_pool_endpoint') }),
    ...(custom.identity_pool_endpoint === undefined
      ? {}
      : { identityPoolEndpoint: address(custom, 'custom', 'identity_pool_endpoint') }),
  };
  // Amplify's type wants the keys of each pool all present or all absent. The checks above make sure that all are
  // present.
  const auths = { Cognito: { ...cognito, ...endpoints } } as NonNullable<ResourcesConfig['Auth']>;
  return { ...parsed, Auth: auths, API: { ...parsed.API, GraphQL: { ...parsed.API.GraphQL, endpoint } } };
}

/** Who may make an account on the page: everyone, only people whom the operator invites, or addresses at these domains. */
export type WhoMaySignUp = 'everyone' | 'invited' | { readonly emailDomains: readonly string[] };

/**
 * Who may make an account. A file that does not say it comes from an earlier release, in which everyone could. The
 * service decides in any case; this is for the page.
 */
export function whoMaySignUp(outputs: unknown): WhoMaySignUp {
  const file = section(outputs, 'the file');
  const { who_may_sign_up: who = 'everyone' } = file.custom === undefined ? {} : section(file.custom, 'custom');
  if (who === 'everyone' || who === 'invited') return who;
  const { email_domains: emailDomains } = section(who, 'custom.who_may_sign_up');
  if (Array.isArray(emailDomains) && emailDomains.length > 0 && emailDomains.every((one) => typeof one === 'string'))
    return { emailDomains };
  throw new OutputsUnusable('custom.who_may_sign_up', '"everyone", "invited" or a list of email_domains', who);
}

/** `amplify_outputs.json` lacks a required part, or has it in another form. */
export class OutputsUnusable extends Error {
  override readonly name = 'OutputsUnusable';

  constructor(where: string, expected: string, got: unknown) {
    super(
      `amplify_outputs.json: expected ${where} to be ${expected}, got ${got === undefined ? 'nothing' : JSON.stringify(got)}.`,
    );
  }
}

function section(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new OutputsUnusable(where, 'an object', value);
  return value as Record<string, unknown>;
}

function text(of: Record<string, unknown>, where: string, name: string): string {
  const value = of[name];
  if (typeof value !== 'string' || value === '')
    throw new OutputsUnusable(`${where}.${name}`, 'a text that is not empty', value);
  return value;
}

function address(of: Record<string, unknown>, where: string, name: string): string {
  const value = text(of, where, name);
  // Passwords and signed requests go to this address. Over plain http they may not leave this machine.
  if (URL.parse(value)?.protocol !== 'https:' && !isLoopbackHttp(value))
    throw new OutputsUnusable(`${where}.${name}`, 'an https address, or an http one on this machine', value);
  return value;
}

import { describe, expect, it } from 'vitest';
import { isLoopbackHttp } from './loopback-endpoint.ts';
import { amplifyConfigFrom, OutputsUnusable, whoMaySignUp } from './outputs.ts';

const deployed = {
  version: '1.4',
  auth: {
    aws_region: 'ap-northeast-1',
    user_pool_id: 'ap-northeast-1_Abcdefghi',
    user_pool_client_id: '1234567890abcdefghijklmnop',
    identity_pool_id: 'ap-northeast-1:11111111-2222-4333-8444-555555555555',
    username_attributes: ['email'],
  },
  data: {
    url: 'https://aaaaaaaaaaaaaaaaaaaaaaaaaa.appsync-api.ap-northeast-1.amazonaws.com/graphql',
    aws_region: 'ap-northeast-1',
    default_authorization_type: 'AWS_IAM',
    authorization_types: [],
  },
};

describe('amplifyConfigFrom', () => {
  it('signs every call with IAM and leaves Cognito where AWS has it', () => {
    const config = amplifyConfigFrom(deployed);
    expect(config.API.GraphQL).toMatchObject({
      endpoint: deployed.data.url,
      region: 'ap-northeast-1',
      defaultAuthMode: 'iam',
    });
    expect(config.Auth?.Cognito).toMatchObject({ userPoolId: 'ap-northeast-1_Abcdefghi', loginWith: { email: true } });
    expect(config.Auth?.Cognito).not.toHaveProperty('userPoolEndpoint');
  });

  it('sends Cognito to the local host when the file names it', () => {
    const config = amplifyConfigFrom({
      ...deployed,
      custom: { user_pool_endpoint: 'http://127.0.0.1:4001', identity_pool_endpoint: 'http://127.0.0.1:4002' },
    });
    expect(config.Auth?.Cognito).toMatchObject({
      userPoolEndpoint: 'http://127.0.0.1:4001',
      identityPoolEndpoint: 'http://127.0.0.1:4002',
    });
  });

  it.each([
    ['no object', 'text', 'the file'],
    ['another version', { ...deployed, version: '2' }, 'version'],
    [
      'no identity pool',
      { ...deployed, auth: { ...deployed.auth, identity_pool_id: undefined } },
      'auth.identity_pool_id',
    ],
    ['no API', { ...deployed, data: undefined }, 'data'],
    ['an address that is none', { ...deployed, data: { ...deployed.data, url: 'javascript:alert(1)' } }, 'data.url'],
    [
      'an API over plain http elsewhere',
      { ...deployed, data: { ...deployed.data, url: 'http://192.168.0.2/graphql' } },
      'data.url',
    ],
    [
      'an API at a name that only looks like this machine',
      { ...deployed, data: { ...deployed.data, url: 'http://127.0.0.1.example.com/graphql' } },
      'data.url',
    ],
    [
      'Cognito over plain http elsewhere',
      { ...deployed, custom: { user_pool_endpoint: 'http://cognito.example.com' } },
      'custom.user_pool_endpoint',
    ],
    [
      'identities over plain http elsewhere',
      { ...deployed, custom: { identity_pool_endpoint: 'http://10.0.0.1:4005' } },
      'custom.identity_pool_endpoint',
    ],
    [
      'another way to authorise',
      { ...deployed, data: { ...deployed.data, default_authorization_type: 'API_KEY' } },
      'data.default_authorization_type',
    ],
  ])('refuses a file with %s, by name', (_, outputs, name) => {
    expect(() => amplifyConfigFrom(outputs)).toThrow(OutputsUnusable);
    expect(() => amplifyConfigFrom(outputs)).toThrow(`expected ${name} to be`);
  });
});

it.each([
  ['http://127.0.0.1:4000/graphql', true],
  ['http://localhost:4000/graphql', true],
  ['http://[::1]:4000/graphql', true],
  ['https://127.0.0.1:4000/graphql', false],
  ['http://127.0.0.1.example.com/graphql', false],
  ['http://192.168.0.2/graphql', false],
  [deployed.data.url, false],
  ['', false],
])('knows an API on this machine: %s is %s', (endpoint, is) => {
  expect(isLoopbackHttp(endpoint)).toBe(is);
});

describe('whoMaySignUp', () => {
  it.each([
    [{ who_may_sign_up: 'invited' }, 'invited'],
    [{ who_may_sign_up: 'everyone' }, 'everyone'],
    [{ who_may_sign_up: { email_domains: ['example.com'] } }, { emailDomains: ['example.com'] }],
    [undefined, 'everyone'],
  ])('reads %j as %j', (custom, expected) => {
    expect(whoMaySignUp({ ...deployed, custom })).toEqual(expected);
  });

  it.each(['friends', {}, { email_domains: [] }, { email_domains: [7] }])('refuses %j', (who_may_sign_up) => {
    expect(() => whoMaySignUp({ ...deployed, custom: { who_may_sign_up } })).toThrow(
      'expected custom.who_may_sign_up to be',
    );
  });
});

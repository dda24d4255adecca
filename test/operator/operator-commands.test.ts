import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeployedHost } from '../deployed-host.ts';
import { startDeployedHost } from '../deployed-host.ts';
import { userPoolAdministrator } from '../user-pool-administrator.ts';

let deployed: DeployedHost;

beforeAll(async () => {
  deployed = await startDeployedHost({ seed: false });
});
afterAll(() => deployed.close());
beforeEach(() => {
  deployed.deployAll();
  deployed.aws.bootstrap = '30';
  deployed.aws.changes.length = 0;
});

const canary = 'canary@myhome-account.invalid';

async function accountOf(email: string): Promise<string | undefined> {
  const { client, userPoolId } = userPoolAdministrator(deployed.host);
  const found = client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: email }));
  return found.then(
    ({ UserStatus }) => UserStatus,
    (error: unknown) => {
      if ((error as Error).name === 'UserNotFoundException') return undefined;
      throw error;
    },
  );
}

/** Changes the deployed template of a stack, as if another release had been deployed. */
function release(stack: string, change: (resources: Record<string, Record<string, unknown>>) => void): void {
  const found = deployed.aws.stacks.get(stack);
  if (!found) throw new Error(`There is no stack ${stack}.`);
  change((found.template as { Resources: Record<string, Record<string, unknown>> }).Resources);
}

const idLike = (resources: object, start: string) => Object.keys(resources).find((id) => id.startsWith(start)) ?? '';

describe('npm run doctor', { timeout: 180_000 }, () => {
  it('finds a good deployment good, tries it as a person, and removes that person', async () => {
    const { code, output } = await deployed.operate('deploy/doctor.ts', []);
    expect(output).toContain(
      'ok    Account 000000000000, region ap-northeast-1, as arn:aws:iam::000000000000:user/operator.',
    );
    expect(output).toContain('ok    The region is bootstrapped (version 30).');
    expect(output).toMatch(/ok {4}MyhomeAccountData: [\d,]+ of 1,048,576 bytes, \d+ of 500 resources/);
    expect(output).toContain('ok    MyhomeAccountData (UPDATE_COMPLETE) keeps every resource that holds data.');
    expect(output).toContain('ok    The page answers, with its Content-Security-Policy.');
    expect(output).toContain('ok    A person signed in, exported, downloaded and verified a copy, and was removed.');
    expect(output).toContain(`ok    The page: ${deployed.host.pageUrl}`);
    expect(code).toBe(0);
    expect(await accountOf(canary)).toBeUndefined();
    expect(deployed.aws.changes).toEqual([]);
  });

  it('says where nothing is deployed yet', async () => {
    deployed.aws.stacks.clear();
    const { code, output } = await deployed.operate('deploy/doctor.ts', []);
    expect(output).toContain('MyhomeAccountData does not exist yet.');
    expect(output).toContain('note  The environment prod is not deployed yet');
    expect(code).toBe(0);
  });
});

describe('what cannot be used at all', () => {
  it.each<[string, Readonly<Record<string, string | undefined>>, RegExp]>([
    [
      'no credentials',
      { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
      /^No AWS credentials were found: sign in/,
    ],
    ['no region', { AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined }, /^No region is chosen: set AWS_REGION/],
    [
      'credentials that AWS does not know',
      { AWS_ACCESS_KEY_ID: 'AKIASTRANGER00000000' },
      /^AWS does not accept these credentials \(InvalidClientTokenId: /,
    ],
    [
      'a wrong secret',
      { AWS_SECRET_ACCESS_KEY: 'wrong' },
      /^AWS does not accept these credentials \(SignatureDoesNotMatch: /,
    ],
  ])('%s: one line, and exit code 1, from every command', async (_, variables, sentence) => {
    for (const [script, ...args] of [
      ['deploy/deploy.ts'],
      ['deploy/doctor.ts'],
      ['deploy/destroy.ts', '--yes'],
      ['deploy/invite.ts', 'taro@example.com'],
      ['deploy/erase.ts', 'taro@example.com', '--yes'],
    ] as const) {
      const { code, output } = await deployed.operate(script, args, { variables });
      expect([script, output.trim().split('\n').length, code]).toEqual([script, 1, 1]);
      expect(output).toMatch(sentence);
    }
    expect(deployed.aws.changes).toEqual([]);
  });

  it('a region that was not bootstrapped: one line with the command', async () => {
    deployed.aws.bootstrap = undefined;
    const { code, output } = await deployed.operate('deploy/deploy.ts', []);
    expect(output.trim().split('\n').at(-1)).toBe(
      'The region ap-northeast-1 of account 000000000000 is not bootstrapped for the CDK: run npx cdk bootstrap aws://000000000000/ap-northeast-1 once.',
    );
    expect(code).toBe(1);
  });

  it.each([
    ['an environment that does not exist', ['--environment', 'mars'], 'There is no environment "mars"'],
    ['the local host’s environment', ['--environment', 'local'], 'is for the local host (npm start)'],
    ['a flag of another command', ['--owner', 'x'], '--owner is no flag of npm run deploy'],
    ['an unknown flag', ['--force'], '--force'],
  ])('%s: exit code 64', async (_, args, sentence) => {
    const { code, output } = await deployed.operate('deploy/deploy.ts', args);
    expect(output).toContain(sentence);
    expect(code).toBe(64);
  });
});

describe('npm run deploy', { timeout: 240_000 }, () => {
  it('deploys what was checked, protects what holds data, and tries it', async () => {
    const { code, output } = await deployed.operate('test/deploy-with-stand-in.ts', [
      '--',
      '--require-approval',
      'never',
    ]);
    expect(output).toContain('\ncdk deploy --all --app cdk.out --require-approval never\n');
    expect(output.indexOf('cdk deploy')).toBeLessThan(output.indexOf('A person signed in'));
    expect(code).toBe(0);
    const [{ action, parameters } = { action: '', parameters: {} }] = deployed.aws.changes;
    expect([action, parameters['StackName']]).toEqual(['SetStackPolicy', 'MyhomeAccountData']);
    const policy = JSON.parse(parameters['StackPolicyBody'] ?? '') as {
      Statement: { Effect: string; Resource: unknown }[];
    };
    const denied = policy.Statement.find(({ Effect }) => Effect === 'Deny')?.Resource as string[];
    expect(denied.map((one) => one.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual(
      [
        ...['ArchivesBucket', 'ExportsTable', 'LedgerBalances', 'LedgerKinds', 'LedgerMethods', 'LedgerSlips'],
        ...['PeopleIdentityPool', 'PeopleUserPool'],
      ].map((id) => `LogicalResourceId/${id}`),
    );
  });

  it('refuses a change that would replace or lose data, and a stack in the middle of something: names all, starts nothing', async () => {
    release('MyhomeAccountData', (resources) => {
      const table = resources[idLike(resources, 'LedgerSlips')] as { Properties: Record<string, unknown> };
      table.Properties['KeySchema'] = [{ AttributeName: 'tgt_date', KeyType: 'HASH' }];
      resources['ForgottenTable'] = structuredClone(table);
    });
    for (const [name, stack] of deployed.aws.stacks) if (name.endsWith('Api')) stack.status = 'UPDATE_ROLLBACK_FAILED';
    const { code, output } = await deployed.operate('test/deploy-with-stand-in.ts', []);
    expect(output).toContain('no    MyhomeAccountApi is UPDATE_ROLLBACK_FAILED.');
    expect(output).toMatch(
      /no {4}MyhomeAccountData: LedgerSlips\w* \(AWS::DynamoDB::Table\) would be replaced by an empty one, because its KeySchema/,
    );
    expect(output).toContain('no    MyhomeAccountData: ForgottenTable (AWS::DynamoDB::Table) would leave the stack');
    expect(output).not.toContain('cdk deploy');
    expect(output.trim().split('\n').at(-1)).toBe('Nothing was changed, for the reasons above.');
    expect(code).toBe(1);
    expect(deployed.aws.changes).toEqual([]);
  });

  it('says it when the CDK fails, and tries nothing then', async () => {
    const { code, output } = await deployed.operate('test/deploy-with-stand-in.ts', [], {
      variables: { STAND_IN_CODE: '7' },
    });
    expect(output).toContain('The CDK ended with code 7.');
    expect(output).not.toContain('A person signed in');
    expect(code).toBe(1);
    expect(deployed.aws.changes).toEqual([]);
  });
});

describe('npm run invite', () => {
  it('makes an account with a temporary password, once', async () => {
    const first = await deployed.operate('deploy/invite.ts', ['midori@example.com']);
    expect(first.output).toContain('midori@example.com gets a temporary password by mail');
    expect(first.code).toBe(0);
    expect(deployed.host.output.some((line) => line.startsWith('Code for midori@example.com (invitation): '))).toBe(
      true,
    );
    expect(await accountOf('midori@example.com')).toBe('FORCE_CHANGE_PASSWORD');
    const again = await deployed.operate('deploy/invite.ts', ['midori@example.com']);
    expect(again.output.trim()).toBe('midori@example.com has an account already.');
    expect(again.code).toBe(1);
  });
});

describe('npm run destroy', () => {
  it('takes the page and then the API away, and says what it keeps; a second time there is nothing to take', async () => {
    // The local host has no bucket with the page.
    for (const [name, stack] of deployed.aws.stacks) if (name.endsWith('Web')) stack.resources = [];
    const first = await deployed.operate('deploy/destroy.ts', ['--yes']);
    expect(first.output).toMatch(/Web is gone\.\nMyhomeAccountApi is gone\.\nMyhomeAccountData is kept, with\n/);
    expect(first.output).toContain(`AWS::Cognito::UserPool ${userPoolAdministrator(deployed.host).userPoolId}`);
    expect(first.code).toBe(0);
    const second = await deployed.operate('deploy/destroy.ts', ['--yes']);
    expect(second.output).toMatch(/Web is not there\.\nMyhomeAccountApi is not there\.\nMyhomeAccountData is kept/);
    expect(second.code).toBe(0);
    expect(deployed.aws.changes.map(({ parameters }) => parameters['StackName'])).toEqual([
      'MyhomeAccountWeb',
      'MyhomeAccountApi',
    ]);
  });

  it('asks first, and does nothing where it cannot ask', async () => {
    const { code, output } = await deployed.operate('deploy/destroy.ts', []);
    expect(output.trim()).toMatch(/are taken away\. There is no terminal to ask at: --yes does it\.$/);
    expect(code).toBe(1);
    expect(deployed.aws.changes).toEqual([]);
  });
});

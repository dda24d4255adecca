import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { region } from 'local-aws/host/account.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assembly } from '../../deploy/assembly/read-assembly.ts';
import { synthesise } from '../../deploy/assembly/synthesise.ts';
import { demoUsers } from '../../dev/demo.ts';
import type { AwsFront } from '../aws-front.ts';
import { awsNames, canMakeCertificate, startAwsFront } from '../aws-front.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { launch, signInOnPage } from './chromium.ts';
import { monthStrip } from './ledger-page.ts';
import { watchedContext } from './watched-page.ts';

const bucket = 'myhomeaccountdata-archives1234-abcdefghijkl';

let policy: string;

beforeAll(async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'aws-names-'));
  try {
    policy = policyIn(await synthesise({ environment: 'prod', reservable: 0, outDir, bundles: false }));
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
});

/** The policy of the template, with AWS's forms of the names that it refers to. */
function policyIn({ stacks }: Assembly): string {
  const [headers] = stacks.flatMap(({ template }) =>
    Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::CloudFront::ResponseHeadersPolicy'),
  );
  const { ContentSecurityPolicy: written } = (
    headers?.Properties?.['ResponseHeadersPolicyConfig'] as {
      readonly SecurityHeadersConfig: {
        readonly ContentSecurityPolicy: {
          readonly ContentSecurityPolicy: { readonly 'Fn::Join': [string, unknown[]] };
        };
      };
    }
  ).SecurityHeadersConfig.ContentSecurityPolicy;
  return written['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : onAws(JSON.stringify(part)))).join('');
}

function onAws(reference: string): string {
  if (reference.includes('GraphQLDns')) return awsNames.graphql;
  if (reference.includes('RealtimeDns')) return awsNames.realtime;
  if (reference.includes('RegionalDomainName')) return `${bucket}.s3.${region}.amazonaws.com`;
  if (reference.includes('AWS::Region')) return region;
  throw new Error(`The policy refers to ${reference}, whose form on AWS this test does not know.`);
}

/** The sources of one directive. */
const sourcesOf = (directive: string) =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${directive} `))
    ?.split(' ')
    .slice(1) ?? [];

it('the policy names the origin of the links and forms that AWS’s own client signs', async () => {
  const s3 = new S3Client({ region, credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' } });
  const link = new URL(await getSignedUrl(s3, new GetObjectCommand({ Bucket: bucket, Key: 'archive.zip' })));
  const form = new URL((await createPresignedPost(s3, { Bucket: bucket, Key: 'copy.zip' })).url);
  expect(sourcesOf('connect-src')).toContain(link.origin);
  expect(sourcesOf('frame-src')).toContain(link.origin);
  expect(sourcesOf('connect-src')).toContain(form.origin);
});

// Without openssl there is no certificate for these names.
describe.runIf(canMakeCertificate)('under AWS’s own names', () => {
  let host: HostUnderTest;
  let browser: Browser;
  let front: AwsFront;

  beforeAll(async () => {
    host = await startHostUnderTest();
    front = await startAwsFront(host, policy);
    browser = await launch([`--host-resolver-rules=MAP * 127.0.0.1:${front.port}`]);
  });
  afterAll(async () => {
    await browser.close();
    await front.close();
    await host.close();
  });

  it('a person signs in, sees the ledger and subscribes, and the policy blocks nothing', async () => {
    const { open, context } = await watchedContext(browser, 'en-GB', { ignoreHTTPSErrors: true });
    const frames: string[] = [];
    context.on('page', (opened) =>
      opened.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload)))),
    );
    const { page, faults } = await open(`https://${awsNames.page}/`);
    await signInOnPage(page, demoUsers[1]);
    await monthStrip(page).waitFor();
    await expect.poll(() => frames.filter((frame) => frame.includes('"start_ack"')).length).toBeGreaterThan(0);
    const { realtime, ...others } = awsNames;
    expect([...front.asked].sort()).toEqual([...Object.values(others), `wss ${realtime}`].sort());
    expect(faults()).toEqual([]);
  });
});

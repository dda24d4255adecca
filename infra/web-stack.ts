import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { AssetHashType, CfnOutput, DockerImage, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CachePolicy, Distribution, SecurityPolicyProtocol, ViewerProtocolPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { hashedCacheControl, hashedFolder, namedCacheControl } from '../delivery/page-caching.ts';
import type { PageOrigins } from '../delivery/page-headers.ts';
import { acknowledge } from './acknowledge.ts';
import { PageHeadersPolicy } from './page-headers-policy.ts';

const root = join(import.meta.dirname, '..');

interface WebStackProps {
  readonly amplifyOutputs: Record<string, unknown>;
  readonly pageOrigins: PageOrigins;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The page: a private bucket behind CloudFront, and the file that names all endpoints for it. The local host serves the
 * same build.
 */
export class WebStack extends Stack {
  constructor(app: App, id: string, { amplifyOutputs, pageOrigins, tags }: WebStackProps) {
    super(app, id, { tags, description: 'myhome-account: the page' });
    const bucket = new Bucket(this, 'Site', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(bucket, 'S1', 'Holds the page’s public files and nothing of anybody.');

    const distribution = new Distribution(this, 'Distribution', {
      defaultRootObject: 'index.html',
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: new PageHeadersPolicy(this, 'Headers', pageOrigins),
        // This policy follows the files' own Cache-Control.
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
      },
    });
    acknowledge(distribution, 'CFR1', 'A household may open its own accounts from wherever it is.');
    acknowledge(distribution, 'CFR2', 'Static files; every call that matters is signed with IAM and goes to AppSync.');
    acknowledge(distribution, 'CFR3', 'Access logs of static files would only record the addresses of the household.');
    acknowledge(
      distribution,
      'CFR4',
      'CloudFront’s own domain name allows no other minimum protocol; a custom domain takes TLS 1.2 from the setting above.',
    );

    const page = Source.asset(join(root, 'web'), {
      assetHashType: AssetHashType.OUTPUT,
      bundling: { image: DockerImage.fromRegistry('unused'), local: { tryBundle: buildPage } },
    });
    const hashed = new BucketDeployment(this, 'HashedFiles', {
      destinationBucket: bucket,
      sources: [page],
      exclude: ['*'],
      include: [`${hashedFolder}/*`],
      cacheControl: [CacheControl.fromString(hashedCacheControl)],
      // Files of earlier releases stay, for pages that are open during a release. An age limit could also remove files
      // of the newest release, when it is old. A hundred releases are 50 MB, about 0.1 US cents a month.
      prune: false,
    });
    const files = new BucketDeployment(this, 'Files', {
      destinationBucket: bucket,
      distribution,
      sources: [page, Source.jsonData('amplify_outputs.json', amplifyOutputs)],
      exclude: [`${hashedFolder}/*`],
      cacheControl: [CacheControl.fromString(namedCacheControl)],
    });
    // A file is published before the files that name it.
    files.node.addDependency(hashed);
    acknowledgeDeployment(files, this.getLogicalId(bucket.node.defaultChild as CfnBucket));
    new CfnOutput(this, 'PageUrl', { value: `https://${distribution.distributionDomainName}` });
  }
}

/**
 * Accepts the findings on the CDK's own function that copies the files. It runs only at deployment, and the CDK defines
 * its policy.
 */
function acknowledgeDeployment(files: BucketDeployment, siteId: string): void {
  const copier = files.handlerRole.node.scope;
  if (copier === undefined) throw new Error('The copying function of the deployment has no scope.');
  const reason =
    'The CDK’s own copying function: it reads the published assets and replaces the files of the site’s bucket, at deployment only.';
  acknowledge(
    copier,
    'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    reason,
  );
  for (const wildcard of [
    'Action::s3:GetObject*',
    'Action::s3:GetBucket*',
    'Action::s3:List*',
    'Action::s3:DeleteObject*',
    'Action::s3:Abort*',
    'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
    `Resource::<${siteId}.Arn>/*`,
    // cloudfront:CreateInvalidation, which the CDK does not limit to the distribution.
    'Resource::*',
  ]) {
    acknowledge(copier, `IAM5[${wildcard}]`, reason);
  }
  acknowledge(copier, 'L1', 'The CDK chooses the runtime of its own copying function.');
}

/** Builds the page on this machine. Otherwise the CDK would start a container. */
function buildPage(outDir: string): boolean {
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', join(root, 'web'), '--outDir', outDir, '--emptyOutDir'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return true;
}

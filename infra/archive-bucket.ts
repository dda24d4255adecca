import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { statement } from './statement.ts';

/** Every archive lies under it, then under its owner's identity id (`archive/object-key.ts`). */
const archivePrefix = 'cognito/myhome-account/';

/** How a finding in another stack names the bucket: by the export that the CDK makes for it. Synthesis fails when it changes. */
const exportedArn = 'ExportsOutputFnGetAttArchivesBucketD5C337A9ArnF90225F4';

interface ArchiveBucketProps {
  readonly retentionDays: number;
}

/** Where archives lie until they are fetched: private, TLS only, emptied by its own lifecycle. */
export class ArchiveBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: ArchiveBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'remove-archives',
          prefix: archivePrefix,
          expiration: Duration.days(props.retentionDays),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      // Any origin may read, since only who holds a presigned URL can: the URL is the key, not the page it was shown on.
      cors: [
        {
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          allowedOrigins: ['*'],
          allowedHeaders: ['range'],
          exposedHeaders: ['Content-Disposition', 'Content-Length', 'Content-Range', 'ETag'],
          maxAge: 3000,
        },
      ],
    });
    acknowledge(
      this.bucket,
      'S1',
      'An access log would keep every presigned URL, which is a key to a household’s accounts for 15 minutes, and the identity in it for good.',
    );
  }

  /** Write one object, read it back, remove it and what earlier attempts left; nothing outside the archives' prefix. */
  grantWriteAndVerify(grantee: Role): void {
    this.#grant(grantee, 's3:PutObject', 's3:GetObject', 's3:DeleteObject', 's3:AbortMultipartUpload');
    this.#grantListUploads(grantee);
  }

  /** Remove what a worker that was killed left behind: its object, or its upload. */
  grantRemoveRemains(grantee: Role): void {
    this.#grant(grantee, 's3:DeleteObject', 's3:AbortMultipartUpload');
    this.#grantListUploads(grantee);
  }

  grantRead(grantee: Role): void {
    this.#grant(grantee, 's3:GetObject');
  }

  grantDelete(grantee: Role): void {
    this.#grant(grantee, 's3:DeleteObject');
  }

  /** Uploads under way, which have no other names than S3's; IAM knows no prefix for it. Objects can be listed by nobody. */
  #grantListUploads(grantee: Role): void {
    grantee.addToPolicy(statement(['s3:ListBucketMultipartUploads'], this.bucket.bucketArn));
  }

  #grant(grantee: Role, ...actions: string[]): void {
    grantee.addToPolicy(statement(actions, this.bucket.arnForObjects(`${archivePrefix}*`)));
    acknowledge(
      grantee,
      `IAM5[Resource::${Stack.of(this).stackName}:${exportedArn}/${archivePrefix}*]`,
      'Archives lie under their owners’ identity ids, which nobody knows at deployment; the prefix is fixed and every action is named.',
    );
  }
}

import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { archivesPrefix, safetyPrefix, uploadsPrefix } from '../archive/object-key.ts';
import { acknowledge } from './acknowledge.ts';
import { statement } from './statement.ts';

/**
 * The name of the bucket in findings of another stack: the export that the CDK makes for it. Synthesis fails when it
 * changes.
 */
const exportedArn = 'ExportsOutputFnGetAttArchivesBucketD5C337A9ArnF90225F4';

interface ArchiveBucketProps {
  readonly retentionDays: number;
  /** Of a person's uploads and of safety copies. The undo of a restore needs both. */
  readonly safetyCopyDays: number;
}

/** The bucket of archives, uploads and safety copies: private, TLS only, emptied by its own lifecycle rules. */
export class ArchiveBucket extends Construct {
  readonly bucket: Bucket;
  /** The bucket's ARN as findings of another stack name it. */
  readonly exportedArn: string;

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
          prefix: archivesPrefix,
          expiration: Duration.days(props.retentionDays),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        ...[['remove-uploads', uploadsPrefix] as const, ['remove-safety-copies', safetyPrefix] as const].map(
          ([ruleId, prefix]) => ({
            id: ruleId,
            prefix,
            expiration: Duration.days(props.safetyCopyDays),
            abortIncompleteMultipartUploadAfter: Duration.days(1),
          }),
        ),
      ],
      // Any origin may read, because a presigned URL is needed anyway. The URL protects the archive, not the page that
      // shows it.
      cors: [
        {
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          allowedOrigins: ['*'],
          allowedHeaders: ['range'],
          exposedHeaders: ['Content-Disposition', 'Content-Length', 'Content-Range', 'ETag'],
          maxAge: 3000,
        },
        // An upload needs a signed form, which only its owner gets. The page's own origin is not known here: its stack
        // is made after this one.
        { allowedMethods: [HttpMethods.POST], allowedOrigins: ['*'], allowedHeaders: ['*'], maxAge: 3000 },
      ],
    });
    this.exportedArn = `${Stack.of(this).stackName}:${exportedArn}`;
    acknowledge(
      this.bucket,
      'S1',
      'An access log would keep every presigned URL, which is a key to a household’s accounts for 15 minutes, and the identity in it for good.',
    );
  }

  /** Remove the leftovers of a killed worker: its object, or its upload. */
  grantRemoveLeftovers(grantee: Role): void {
    this.#grant(grantee, 's3:DeleteObject', 's3:AbortMultipartUpload');
    this.grantListUploads(grantee);
  }

  /** Read archives and safety copies. */
  grantRead(grantee: Role): void {
    this.#grant(grantee, 's3:GetObject');
    this.#grantIn(safetyPrefix, grantee, 's3:GetObject');
  }

  grantDelete(grantee: Role): void {
    this.#grant(grantee, 's3:DeleteObject');
    this.#grantIn(safetyPrefix, grantee, 's3:DeleteObject');
  }

  /** Sign forms for uploads. */
  grantUpload(grantee: Role): void {
    this.#grantIn(uploadsPrefix, grantee, 's3:PutObject');
  }

  /** Read the lists of examples, refused lines and conflicts that restores store beside the uploads. */
  grantReadLists(grantee: Role): void {
    this.#grantIn(uploadsPrefix, grantee, 's3:GetObject');
  }

  /** Remove a file that was never put back. */
  grantRemoveUploads(grantee: Role): void {
    this.#grantIn(uploadsPrefix, grantee, 's3:DeleteObject');
  }

  /** List uploads in flight, whose ids only S3 knows. IAM cannot limit this to a prefix. No role can list objects. */
  grantListUploads(grantee: Role): void {
    grantee.addToPolicy(statement(['s3:ListBucketMultipartUploads'], this.bucket.bucketArn));
  }

  #grant(grantee: Role, ...actions: string[]): void {
    this.#grantIn(archivesPrefix, grantee, ...actions);
  }

  #grantIn(prefix: string, grantee: Role, ...actions: string[]): void {
    grantee.addToPolicy(statement(actions, this.bucket.arnForObjects(`${prefix}*`)));
    acknowledge(
      grantee,
      `IAM5[Resource::${this.exportedArn}/${prefix}*]`,
      'Files lie under their owners’ identity ids, which nobody knows at deployment; the prefix is fixed and every action is named.',
    );
  }
}

/**
 * A resource of the synthesised template, with every intrinsic function resolved to the host's names, ARNs and
 * addresses.
 */
export interface ResolvedResource {
  readonly stack: string;
  readonly logicalId: string;
  /** `AWS::S3::Bucket` */
  readonly type: string;
  /** The value of `Ref`. */
  readonly physicalId: string;
  /** CloudFormation's property names and shapes. */
  readonly properties: Readonly<Record<string, unknown>>;
}

import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateListStackResources,
  SetStackPolicyCommand,
} from '@aws-sdk/client-cloudformation';
import type { Template } from '../assembly/read-assembly.ts';

/** A stack as CloudFormation has it. */
export interface DeployedStack {
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Undefined where there is no stack of that name. */
export async function deployedStack(name: string): Promise<DeployedStack | undefined> {
  try {
    const { Stacks = [] } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: name }));
    const { StackStatus = '', Outputs = [] } = Stacks[0] ?? {};
    return {
      status: StackStatus,
      outputs: Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
    };
  } catch (error) {
    // CloudFormation has no name of its own for this error.
    if (error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist'))
      return undefined;
    throw error;
  }
}

/** The template with which the stack was deployed last. */
export async function deployedTemplate(name: string): Promise<Template> {
  const { TemplateBody = '{"Resources":{}}' } = await new CloudFormationClient({}).send(
    new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }),
  );
  return JSON.parse(TemplateBody) as Template;
}

export interface DeployedResource {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
}

export async function deployedResources(name: string): Promise<readonly DeployedResource[]> {
  const found: DeployedResource[] = [];
  const pages = paginateListStackResources({ client: new CloudFormationClient({}) }, { StackName: name });
  for await (const { StackResourceSummaries = [] } of pages)
    for (const { LogicalResourceId = '', PhysicalResourceId = '', ResourceType = '' } of StackResourceSummaries)
      found.push({ logicalId: LogicalResourceId, physicalId: PhysicalResourceId, type: ResourceType });
  return found;
}

/**
 * From now on CloudFormation itself refuses an update that would replace or delete one of these resources, no matter who
 * starts it.
 */
export async function protectResources(name: string, logicalIds: readonly string[]): Promise<void> {
  const policy = {
    Statement: [
      { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' },
      {
        Effect: 'Deny',
        Action: ['Update:Replace', 'Update:Delete'],
        Principal: '*',
        Resource: logicalIds.map((id) => `LogicalResourceId/${id}`),
      },
    ],
  };
  await new CloudFormationClient({}).send(
    new SetStackPolicyCommand({ StackName: name, StackPolicyBody: JSON.stringify(policy) }),
  );
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A stack as the stand-in tells of it. */
export interface StandInStack {
  status: string;
  outputs: Readonly<Record<string, string>>;
  template: object;
  resources: readonly { readonly logicalId: string; readonly physicalId: string; readonly type: string }[];
}

/**
 * Plays CloudFormation and SSM on loopback, in the shapes that AWS's own clients read: the Query protocol with XML, and
 * JSON 1.1. It knows just what the operator's commands ask for, and refuses anything else by name.
 */
export interface AwsStandIn {
  readonly url: string;
  readonly stacks: Map<string, StandInStack>;
  /** The version in the bootstrap parameter; undefined for a region that was not bootstrapped. */
  bootstrap: string | undefined;
  /** The requests that change something, with their parameters. */
  readonly changes: { readonly action: string; readonly parameters: Readonly<Record<string, string>> }[];
  close(): Promise<void>;
}

export async function startAwsStandIn(): Promise<AwsStandIn> {
  const standIn = {
    url: '',
    stacks: new Map<string, StandInStack>(),
    bootstrap: '30' as string | undefined,
    changes: [] as AwsStandIn['changes'],
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  const server = createServer((request, response) => {
    void buffer(request).then((body) => answer(standIn, request, response, body.toString('utf8')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return standIn;
}

function answer(standIn: AwsStandIn, request: IncomingMessage, response: ServerResponse, body: string): void {
  const target = request.headers['x-amz-target'];
  if (target === 'AmazonSSM.GetParameter') {
    const { Name } = JSON.parse(body) as { readonly Name: string };
    const found = standIn.bootstrap;
    response
      .writeHead(found === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
      .end(
        JSON.stringify(
          found === undefined
            ? { __type: 'ParameterNotFound' }
            : { Parameter: { Name, Type: 'String', Value: found, Version: 1 } },
        ),
      );
    return;
  }
  const parameters = Object.fromEntries(new URLSearchParams(body));
  const action = parameters['Action'] ?? String(target);
  const result = resultOf(standIn, action, parameters);
  const xml =
    typeof result === 'string'
      ? `<${action}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`
      : `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${result.code}</Code><Message>${escape(result.message)}</Message></Error><RequestId>1</RequestId></ErrorResponse>`;
  response.writeHead(typeof result === 'string' ? 200 : 400, { 'content-type': 'text/xml' }).end(xml);
}

function resultOf(
  standIn: AwsStandIn,
  action: string,
  parameters: Readonly<Record<string, string>>,
): string | { readonly code: string; readonly message: string } {
  const name = parameters['StackName'] ?? '';
  const stack = standIn.stacks.get(name);
  // The sentence of CloudFormation, by which its clients know that there is no such stack.
  if (stack === undefined) return { code: 'ValidationError', message: `Stack with id ${name} does not exist` };
  switch (action) {
    case 'DescribeStacks':
      return `<Stacks><member><StackName>${name}</StackName><StackId>arn:${name}</StackId><CreationTime>2026-11-27T00:00:00Z</CreationTime><StackStatus>${stack.status}</StackStatus><Outputs>${Object.entries(
        stack.outputs,
      )
        .map(
          ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${escape(value)}</OutputValue></member>`,
        )
        .join('')}</Outputs></member></Stacks>`;
    case 'GetTemplate':
      return `<TemplateBody>${escape(JSON.stringify(stack.template))}</TemplateBody>`;
    case 'ListStackResources':
      return `<StackResourceSummaries>${stack.resources
        .map(
          ({ logicalId, physicalId, type }) =>
            `<member><LogicalResourceId>${logicalId}</LogicalResourceId><PhysicalResourceId>${escape(physicalId)}</PhysicalResourceId><ResourceType>${type}</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus><LastUpdatedTimestamp>2026-11-27T00:00:00Z</LastUpdatedTimestamp></member>`,
        )
        .join('')}</StackResourceSummaries>`;
    case 'SetStackPolicy':
      standIn.changes.push({ action, parameters });
      return '';
    case 'DeleteStack':
      standIn.changes.push({ action, parameters });
      standIn.stacks.delete(name);
      return '';
    default:
      return { code: 'InvalidAction', message: `The stand-in does not know ${action}.` };
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

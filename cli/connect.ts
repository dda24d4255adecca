import { Amplify } from 'aws-amplify';
import { ConsoleLogger } from 'aws-amplify/utils';
import { isLoopbackHttp } from '../client/amplify/loopback-endpoint.ts';
import { speakPlainTo } from '../client/amplify/loopback-socket.ts';
import { amplifyConfigFrom } from '../client/amplify/outputs.ts';
import { readOutputs } from './read-outputs.ts';

/** The stack that an outputs file describes. */
export interface Stack {
  /** The endpoint of the API. */
  readonly endpoint: string;
  /** True for the local host. */
  readonly isLocal: boolean;
}

/** Points Amplify at the stack that the outputs file describes. */
export async function connect(outputsFile: string): Promise<Stack> {
  const config = amplifyConfigFrom(await readOutputs(outputsFile));
  const { endpoint } = config.API.GraphQL;
  const isLocal = isLoopbackHttp(endpoint);
  if (isLocal) speakPlainTo(endpoint);
  // These warnings are for the author of the configuration: the local host's addresses are not AWS's.
  ConsoleLogger.LOG_LEVEL = 'ERROR';
  Amplify.configure(config);
  return { endpoint, isLocal };
}

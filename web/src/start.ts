import { Amplify } from 'aws-amplify';
import { closeEndedSubscriptions } from '../../client/amplify/close-ended-subscriptions.ts';
import { isLoopbackHttp } from '../../client/amplify/loopback-endpoint.ts';
import type { WhoMaySignUp } from '../../client/amplify/outputs.ts';
import { amplifyConfigFrom, OutputsUnusable, whoMaySignUp } from '../../client/amplify/outputs.ts';
import { openSession } from './session/current-session.ts';
import type { Session } from './session/session.ts';

export type Started =
  | { readonly kind: 'ready'; readonly session: Session; readonly whoMaySignUp: WhoMaySignUp }
  | { readonly kind: 'noOutputs' | 'badOutputs'; readonly detail: string };

/** The same file name on AWS and on the local host, beside the page and never part of its build. */
const outputsAddress = '/amplify_outputs.json';

/**
 * Reads where to connect, configures Amplify with it, and opens this tab's session. Returns the problem instead of
 * throwing, since without this step there is no page to show.
 */
export async function start(): Promise<Started> {
  let outputs: unknown;
  try {
    const response = await fetch(outputsAddress, { cache: 'no-cache' });
    if (!response.ok)
      return { kind: 'noOutputs', detail: `GET ${outputsAddress}: ${response.status} ${response.statusText}` };
    outputs = await response.json();
  } catch (error) {
    // There was no answer (TypeError), or the answer is not JSON: some hosts answer every address with the page itself.
    if (error instanceof SyntaxError)
      return { kind: 'badOutputs', detail: `GET ${outputsAddress}: expected JSON. ${error.message}` };
    if (error instanceof TypeError) return { kind: 'noOutputs', detail: `GET ${outputsAddress}: ${error.message}` };
    throw error;
  }
  try {
    const config = amplifyConfigFrom(outputs);
    const { endpoint } = config.API.GraphQL;
    if (isLoopbackHttp(endpoint)) (await import('../../client/amplify/loopback-socket.ts')).speakPlainTo(endpoint);
    closeEndedSubscriptions(endpoint);
    Amplify.configure(config);
    return { kind: 'ready', session: openSession(), whoMaySignUp: whoMaySignUp(outputs) };
  } catch (error) {
    if (error instanceof OutputsUnusable) return { kind: 'badOutputs', detail: error.message };
    throw error;
  }
}

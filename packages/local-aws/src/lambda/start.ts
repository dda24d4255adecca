import type { Endpoint } from '../endpoint.ts';
import { openEndpoint } from '../http/open-endpoint.ts';
import { EventDispatcher } from './event-dispatcher.ts';
import { EventQueue } from './event-queue.ts';
import { FunctionRunner } from './function-runner.ts';
import { createRequestHandler } from './handle-request.ts';
import { LogFiles } from './log-files.ts';
import type { LambdaOptions } from './options.ts';
import type { Outcome } from './sandbox.ts';
import { Schedules } from './schedules.ts';
import type { FunctionSettings } from './settings.ts';
import { defaultEventSettings } from './settings.ts';

export interface LambdaHost extends Endpoint {
  /** The process ids of a function's sandboxes, for tests that end one in the middle of its work. */
  pids(functionName: string): number[];
  /** Runs a function for another service of the host, and waits for it. */
  invoke(functionArn: string, payload: string): Promise<Outcome>;
}

/**
 * Starts Lambda on loopback. The template's functions run as processes and are invoked synchronously or as events. A
 * setting that refers to a function outside the template is refused by name.
 */
export async function startLambda(options: LambdaOptions): Promise<LambdaHost> {
  const { clock, faults } = options;
  checkDestinations(options);
  const logs = new LogFiles(options.dataDir);
  const functions = new Map(options.functions.map((settings) => [settings.name, settings]));
  const runners = new Map(
    options.functions.map((settings) => [
      settings.name,
      new FunctionRunner({ ...options, settings, logs, session: options.session(settings.roleArn, settings.name) }),
    ]),
  );
  const queue = await EventQueue.open(options.dataDir);
  const accept = async (functionArn: string, payload: string) => {
    await queue.accept(named(functionArn, options).name, payload, clock.nowMs());
  };
  const dispatcher = new EventDispatcher({
    queue,
    clock,
    functions,
    eventSettings: (name) => options.eventSettings.get(name) ?? defaultEventSettings,
    run: (name, requestId, payload) => {
      const runner = runners.get(name);
      return runner === undefined || runner.throttled || faults.stoppedFunctions.has(name)
        ? undefined
        : runner.run(requestId, payload);
    },
    deliver: (destinationArn, record) => accept(destinationArn, JSON.stringify(record)),
    duplicates: () => faults.duplicateEvents,
  });
  const schedules = new Schedules(options.schedules, clock, accept);
  const close = async () => {
    schedules.close();
    const settled = dispatcher.close();
    await Promise.all([...runners.values()].map((runner) => runner.close()));
    await settled;
    await logs.close();
  };
  const handle = createRequestHandler({ options, functions, runners, queue, dispatcher });
  const endpoint = await openEndpoint({ port: options.port, name: 'lambda', clock, handle }).catch(
    async (error: unknown) => {
      await close();
      throw error;
    },
  );
  return {
    url: endpoint.url,
    invoke: async (functionArn, payload) => {
      const runner = runners.get(named(functionArn, options).name);
      if (runner === undefined || runner.throttled)
        return { kind: 'failed', error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' } };
      return runner.run(crypto.randomUUID(), payload);
    },
    pids: (name) => runners.get(name)?.pids ?? [],
    async close() {
      // The functions end first, because their end completes the requests that wait for them.
      await close();
      await endpoint.close();
    },
  };
}

function named(functionArn: string, { functions }: LambdaOptions): FunctionSettings {
  const found = functions.find(({ arn }) => arn === functionArn);
  if (found === undefined) throw new Error(`There is no function ${functionArn} in the template.`);
  return found;
}

/**
 * Refuses a destination that the function's role may not invoke. Lambda does this at the deployment, and the host at
 * its start.
 */
function checkDestinations(options: LambdaOptions): void {
  for (const { targetArns } of options.schedules) for (const arn of targetArns) named(arn, options);
  for (const [name, { onFailureArn }] of options.eventSettings) {
    const from = options.functions.find((settings) => settings.name === name);
    if (from === undefined)
      throw new Error(
        `An AWS::Lambda::EventInvokeConfig names the function ${name}, which the template does not have.`,
      );
    if (onFailureArn === undefined) continue;
    const { arn } = named(onFailureArn, options);
    const decision = options.gate.authorize(options.session(from.roleArn, from.name), {
      action: 'lambda:InvokeFunction',
      resource: arn,
    });
    if (!decision.allowed)
      throw new Error(`The failure destination of ${name} could not be invoked: ${decision.reason}`);
  }
}

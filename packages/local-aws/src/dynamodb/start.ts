import type { Endpoint } from '../endpoint.ts';
import { openEndpoint } from '../http/open-endpoint.ts';
import { createMissingTables } from './create-tables.ts';
import type { Engine } from './engine.ts';
import { openEngine } from './engine.ts';
import { handleRequest } from './handle-request.ts';
import type { DynamodbOptions } from './options.ts';
import { removeLapsedItems } from './time-to-live.ts';

/** AWS promises removal "within a few days". A minute keeps the tables small here. */
const removeLapsedEveryMs = 60_000;

export interface Dynamodb extends Endpoint {
  /** Removes items whose time to live has passed, as AWS does in the background. */
  removeLapsed(): Promise<void>;
}

/**
 * Starts DynamoDB on loopback: dynalite with signatures, roles and the features that dynalite lacks. Creates missing
 * tables.
 */
export async function startDynamodb(options: DynamodbOptions): Promise<Dynamodb> {
  const engine = await filledEngine(options);
  try {
    return await serve(engine, options);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function filledEngine(options: DynamodbOptions): Promise<Engine> {
  const { dataDir, tables, beforeOpening } = options;
  const engine = await openEngine(dataDir, options);
  try {
    await createMissingTables(engine, tables);
  } catch (error) {
    await engine.close();
    throw error;
  }
  if (beforeOpening === undefined) return engine;
  await engine.close();
  await beforeOpening(engine.path);
  return openEngine(dataDir, options);
}

async function serve(engine: Engine, options: DynamodbOptions): Promise<Dynamodb> {
  const { port, clock, tables } = options;
  const endpoint = await openEndpoint({
    port,
    name: 'dynamodb',
    clock,
    handle: (request, response) => handleRequest(engine, options, request, response),
  });
  let removing = Promise.resolve();
  // One removal after the other. Concurrent removals would only disturb each other.
  const removeLapsed = () =>
    (removing = removing.catch(() => undefined).then(() => removeLapsedItems(engine, tables, clock)));
  const timer = setInterval(() => {
    removeLapsed().catch((error: unknown) => console.error('dynamodb: time to live', error));
  }, removeLapsedEveryMs);
  timer.unref();
  return {
    url: endpoint.url,
    removeLapsed,
    async close() {
      clearInterval(timer);
      await endpoint.close();
      // The caller of the removal has already received its error.
      await removing.catch(() => undefined);
      await engine.close();
    },
  };
}

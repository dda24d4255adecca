import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'local-aws/appsync/data-sources/data-source.ts';
import type { JsonObject } from 'local-aws/json.ts';
import type { Ran } from './resolver-under-test.ts';
import { resolverUnderTest } from './resolver-under-test.ts';

interface Over {
  /** The data source of each step, unless `of` names another one. */
  readonly table: DataSource;
  readonly of?: Readonly<Record<string, DataSource>>;
  /** Shared steps after those of the folder, as in `infra/resolver-wiring.ts`. */
  readonly shared?: readonly string[];
  /** All steps, where shared ones stand between those of the folder. */
  readonly order?: readonly string[];
  readonly clock?: { nowMs(): number };
  /** Called with the name of a step before its data source is: what else happens in that moment. */
  readonly beforeStep?: (step: string) => Promise<void>;
}

/** Runs a field step by step, as AppSync does, with real data sources. */
export function fieldUnderTest(
  coordinate: string,
  { table, of = {}, shared = [], order, clock, beforeStep }: Over,
): (context: JsonObject) => Promise<Ran> {
  const entries = readdirSync(join(import.meta.dirname, '../resolvers'));
  const isUnit = entries.includes(`${coordinate}.ts`);
  const own = isUnit
    ? []
    : readdirSync(join(import.meta.dirname, '../resolvers', coordinate))
        .filter((file) => /^\d/.test(file))
        .sort();
  const files = isUnit
    ? [`${coordinate}.ts`]
    : (order?.map((step) => `${step.includes('/') ? step : `${coordinate}/${step}`}.ts`) ?? [
        ...own.map((file) => `${coordinate}/${file}`),
        ...shared.map((step) => `${step}.ts`),
      ]);
  const steps = files.map((file) => {
    const name = /([^/]+)\.ts$/.exec(file)?.[1] ?? '';
    return { ...resolverUnderTest(file, clock), name, source: of[name] ?? table };
  });
  const around = isUnit ? undefined : resolverUnderTest(`${coordinate}/resolver.ts`, clock);
  return async (context) => {
    let [stash, prev]: [JsonObject, { result: unknown }] = [{}, { result: null }];
    let last: Ran | undefined;
    const went = (ran: Ran): boolean => {
      last = ran;
      if (ran.kind !== 'returned' && ran.kind !== 'early-return') return false;
      stash = ran.stash;
      return true;
    };
    if (around && !went(around.request({ ...context, stash, prev }))) return last as unknown as Ran;
    for (const step of steps) {
      const asked = step.request({ ...context, stash, prev });
      if (!went(asked)) return asked;
      if (asked.kind === 'early-return') {
        prev = { result: asked.value };
        continue;
      }
      await beforeStep?.(step.name);
      const { result, error = null } = await step.source(
        asked.kind === 'returned' ? asked.value : null,
        new AbortController().signal,
      );
      const answered = step.response({ ...context, stash, prev, result, error });
      if (!went(answered)) return answered;
      if (answered.kind === 'returned') prev = { result: answered.value };
    }
    return around ? around.response({ ...context, stash, prev }) : (last as unknown as Ran);
  };
}

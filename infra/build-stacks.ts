import type { App } from 'aws-cdk-lib';
import { ApiStack } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import type { Settings } from './settings.ts';
import { WebStack } from './web-stack.ts';

/** The three stacks of a deployment: the data that must outlive it, the API, and the page. Their tags are for the bill. */
export function buildStacks(app: App, environment: string, settings: Settings): void {
  const tags = { application: 'myhome-account', environment };
  const data = new DataStack(app, `${settings.name}Data`, { settings, tags });
  const api = new ApiStack(app, `${settings.name}Api`, { settings, data, tags });
  new WebStack(app, `${settings.name}Web`, {
    amplifyOutputs: api.amplifyOutputs,
    pageOrigins: api.pageOrigins,
    tags,
  });
}

import type { App } from 'aws-cdk-lib';
import { ApiStack } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import type { Settings } from './settings.ts';
import { WebStack } from './web-stack.ts';

/** The three stacks of a deployment: the data that must outlive it, the API, and the page. */
export function buildStacks(app: App, settings: Settings): void {
  const data = new DataStack(app, `${settings.name}Data`, settings);
  const api = new ApiStack(app, `${settings.name}Api`, { settings, data });
  new WebStack(app, `${settings.name}Web`, api);
}

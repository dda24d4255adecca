import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import type { Template, TemplateResource } from '../assembly/read-assembly.ts';

/**
 * What a deployment would do to resources that hold data, and must not: one sentence for each. A resource holds data when
 * its deployed template says that it is kept. The CDK's own comparison knows from CloudFormation's published schemas
 * which change of a property makes a new resource.
 */
export function statefulChanges(deployed: Template, next: Template): readonly string[] {
  const sentences: string[] = [];
  // The CDK's comparison writes into what it is given.
  const { resources } = fullDiff(structuredClone(deployed), structuredClone(next));
  resources.forEachDifference((id, change) => {
    const before = deployed.Resources[id];
    if (before === undefined || !isKept(before)) return;
    const what = `${id} (${before.Type})`;
    const after = next.Resources[id];
    if (after === undefined) {
      sentences.push(`${what} would leave the stack, and its data would stay behind without it.`);
      return;
    }
    if (after.Type !== before.Type) {
      sentences.push(`${what} would become an ${after.Type}.`);
      return;
    }
    const replacing = Object.entries(change.propertyUpdates)
      .filter(([, { changeImpact }]) => replaces(changeImpact))
      .map(([name]) => name);
    if (replaces(change.changeImpact))
      sentences.push(`${what} would be replaced by an empty one, because its ${replacing.join(' and ')} changes.`);
    if (!isKept(after)) sentences.push(`${what} would no longer be kept when it is deleted or replaced.`);
  });
  return sentences;
}

/** The logical ids of the resources that hold data. */
export function holdsData({ Resources }: Template): readonly string[] {
  return Object.entries(Resources)
    .filter(([, resource]) => isKept(resource))
    .map(([id]) => id);
}

function isKept({ DeletionPolicy, UpdateReplacePolicy }: TemplateResource): boolean {
  return DeletionPolicy === 'Retain' && UpdateReplacePolicy === 'Retain';
}

function replaces(impact: ResourceImpact | undefined): boolean {
  return impact === ResourceImpact.WILL_REPLACE || impact === ResourceImpact.MAY_REPLACE;
}

import type { AssembledStack } from './read-assembly.ts';

/** CloudFormation's limits for one stack (user guide, quotas). */
const limits = { bytes: 1024 * 1024, resources: 500, outputs: 200 } as const;

/** A limit that comes near is told from here on. */
const nearly = 0.8;

export interface SizeFinding {
  readonly sentence: string;
  readonly verdict: 'good' | 'warning' | 'refused';
}

/** Whether CloudFormation takes a template of this size. */
export function checkSize({ name, template, bytes }: AssembledStack): SizeFinding {
  const counts = {
    bytes,
    resources: Object.keys(template.Resources).length,
    outputs: Object.keys(template.Outputs ?? {}).length,
  };
  const shares = (['bytes', 'resources', 'outputs'] as const).map((what) => ({
    text: `${counts[what].toLocaleString('en')} of ${limits[what].toLocaleString('en')} ${what}`,
    share: counts[what] / limits[what],
  }));
  const highest = Math.max(...shares.map(({ share }) => share));
  return {
    sentence: `${name}: ${shares.map(({ text }) => text).join(', ')}.`,
    verdict: highest > 1 ? 'refused' : highest >= nearly ? 'warning' : 'good',
  };
}

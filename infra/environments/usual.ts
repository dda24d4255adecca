import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Settings } from '../settings.ts';

/** The settings that environments share. Each environment states what is different there. */
export const usual: Omit<Settings, 'name'> = {
  whoMaySignUp: 'invited',
  archiveRetentionDays: 7,
  safetyCopyDays: 31,
  uploadFormSeconds: 3600,
  allWritersKeepFence: false,
  timeZone: 'Asia/Tokyo',
  urlTtlSeconds: 900,
  workerMemoryMb: 1769,
  workerTimeoutSeconds: 900,
  workerConcurrency: 10,
  monthsConcurrency: 10,
  monthlyBudgetUsd: 10,
  logRetention: RetentionDays.THREE_MONTHS,
};

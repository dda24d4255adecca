/**
 * List prices in US dollars for ap-northeast-1 (Tokyo), without free tiers and taxes. Written down from memory on
 * 2026-11-28 and not compared with AWS's price list: check them before you rely on a sum.
 */
export const prices = {
  lambdaGbSecond: 0.000_013_333_4,
  lambdaRequest: 0.2e-6,
  appsyncOperation: 4e-6,
  appsyncUpdate: 2e-6,
  appsyncConnectionMinute: 0.08e-6,
  dynamodbRead: 0.1425e-6,
  dynamodbWrite: 0.715e-6,
  s3Put: 4.7e-6,
  s3Get: 0.37e-6,
  s3GbMonth: 0.025,
  egressGb: 0.114,
  logsGb: 0.76,
} as const;

export type Price = keyof typeof prices;

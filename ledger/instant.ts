/**
 * True for an instant as the service writes it: `2025-01-31T09:00:00.000Z`, of the years 1000 to 9999. Programs read
 * other forms differently, or not at all, and days cannot be counted from years with more or fewer digits.
 */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && form.test(value) && !Number.isNaN(Date.parse(value));
}

const form = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

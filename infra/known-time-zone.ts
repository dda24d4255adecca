/**
 * Returns `timeZone` unchanged. Throws a RangeError at synthesis for an unknown name, so that not every export fails
 * later.
 */
export function knownTimeZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch (cause) {
    throw new RangeError(
      `timeZone in infra/app.ts: expected the IANA name of a time zone, such as Asia/Tokyo, got ${JSON.stringify(timeZone)}.`,
      { cause },
    );
  }
}

/** `timeZone` as it was given. Throws a RangeError at synthesis, instead of failing every export later, for a name that no platform knows. */
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

/** Every month from the first to the last, as `YYYY-MM`, both included. At most a thousand years, so that a wrong date ends. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5))];
  for (let name = first; name !== '' && name <= last && months.length < mostMonths; ) {
    months.push(name);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    // As a text, the year 10000 would be before 9999.
    if (year > 9999) break;
    name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  }
  return months;
}

const mostMonths = 12_000;

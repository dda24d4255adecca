/** An output by its name, from any stack. */
export function outputNamed(outputs: ReadonlyMap<string, unknown>, name: string): string {
  for (const [key, value] of outputs) if (key.endsWith(`.${name}`)) return String(value);
  throw new Error(`No stack has an output ${name}.`);
}

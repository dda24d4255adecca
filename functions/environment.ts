/** The value of a variable that the deployment sets. Throws MissingEnvironment when it is absent or empty. */
export function requireEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new MissingEnvironment(
      `The environment variable ${name} is not set. infra/ gives each function its variables: look there.`,
    );
  }
  return value;
}

/** Like {@link requireEnvironment}, for a whole number from 1. */
export function requireCount(name: string): number {
  const text = requireEnvironment(name);
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new MissingEnvironment(
      `The environment variable ${name} must be a whole number from 1, not ${JSON.stringify(text)}.`,
    );
  }
  return Number(text);
}

export class MissingEnvironment extends Error {
  override readonly name = 'MissingEnvironment';
}

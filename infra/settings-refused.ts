/** A setting or an environment that synthesis refuses. The message names it and what is allowed. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
}

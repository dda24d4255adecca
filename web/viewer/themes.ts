/**
 * Writes each variable with `light-dark(a, b)` twice: once for light, and once inside a query for dark. Browsers before
 * 2024 do not know `light-dark`, and this file should open in them too.
 */
export function themesOf(style: string): string {
  return style.replace(/:root\{([^{}]*light-dark\([^{}]*)\}/g, (_, declarations: string) => {
    const light = declarations.replace(pair, '$1');
    const dark = declarations
      .split(';')
      .filter((declaration) => declaration.includes('light-dark('))
      .join(';')
      .replace(pair, '$2');
    return `:root{${light}}@media (prefers-color-scheme:dark){:root{${dark}}}`;
  });
}

const pair = /light-dark\(\s*([^,()]+),\s*([^()]+)\)/g;
